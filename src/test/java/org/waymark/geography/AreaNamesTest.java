package org.waymark.geography;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.geography.AreaNames.Meaning;
import org.waymark.geography.tables.BuiltInTables;

class AreaNamesTest {

  private static final Geography GEOGRAPHY = BuiltInTables.read().toGeography();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
  private static final AreaNames NAMES = GEOGRAPHY.names(TODAY);

  private static Meaning.Areas areas(String text) {
    assertThat(NAMES.find(text)).isInstanceOf(Meaning.Areas.class);
    return (Meaning.Areas) NAMES.find(text);
  }

  private static Meaning.Unclear unclear(String text) {
    assertThat(NAMES.find(text)).isInstanceOf(Meaning.Unclear.class);
    return (Meaning.Unclear) NAMES.find(text);
  }

  @ParameterizedTest
  @CsvSource({
    "Kent County Council, E10000016",
    "Kent CC, E10000016",
    "Kent Police, E23000032",
    "Kent Police and Crime Commissioner, E23000032",
    "Kent (police area), E23000032",
    "Kent (council), E10000016",
    "Thames Valley Police, E23000029",
    "NHS Thames Valley, E54000070",
    "Devon ICB, E54000037",
    "Devon County Council, E10000008",
    "Devon & Cornwall Police, E23000035",
    "Dorset Council, E06000059",
    "Dorset Police, E23000039",
    "NHS Dorset, E54000041",
    "Durham Constabulary, E23000008",
    "Durham County Council, E06000047",
    "Essex ICB, E54000066",
    "NHS Essex ICB, E54000066",
    "NHS Essex Integrated Care Board, E54000066",
    "Essex Police, E23000028",
    "Essex County Council, E10000012",
    "Hull, E06000010",
    "Hull City Council, E06000010",
    "Kingston-upon-Hull, E06000010",
    "Greater London, E12000007",
    "Scilly, E06000053",
    "Council of the Isles of Scilly, E06000053",
    "Met Police, E23000001",
    "Metropolitan Police Service, E23000001",
    "City of London Police, E23000034",
    "London Borough of Brent, E09000005",
    "Royal Borough of Windsor and Maidenhead, E06000040",
    "City of York Council, E06000014",
    "St Helens Council, E08000013",
    "Saint Helens, E08000013",
    "Ashford Borough Council, E07000105",
    "West Midlands Police, E23000014",
    "West Midlands region, E12000005",
    "Ynys Môn, W06000001",
    "Cyngor Caerdydd, W06000015",
    "Heddlu Gogledd Cymru, W15000001",
    "QYG, E54000008",
    "qt6, E54000036"
  })
  void nameWithItsKindMeansThatKind(String text, String code) {
    assertThat(areas(text).codes()).containsExactly(new AreaCode(code));
    assertThat(areas(text).note()).isEmpty();
  }

  @Test
  void everyAreaIsFoundByItsNameWithItsKind() {
    for (AreaKind kind : AreaKind.values()) {
      for (Area area : GEOGRAPHY.listAreas(kind, TODAY)) {
        for (String name : List.of(area.name(), area.shortName())) {
          assertThat(areas(name + " (" + kind.label() + ")").codes())
              .as(name)
              .containsExactly(area.code());
        }
      }
    }
    for (Area area : GEOGRAPHY.listAreas(AreaKind.POLICE_AREA, TODAY)) {
      if (area.isEnglish()) {
        assertThat(areas(area.shortName() + " Police").codes()).containsExactly(area.code());
      }
    }
    for (Area area : GEOGRAPHY.listAreas(AreaKind.ICB, TODAY)) {
      assertThat(areas("NHS " + area.shortName()).codes()).containsExactly(area.code());
      assertThat(areas(area.shortName() + " ICB").codes()).containsExactly(area.code());
    }
    for (Area area : GEOGRAPHY.listAreas(AreaKind.COUNCIL, TODAY)) {
      assertThat(areas(area.shortName() + " Council").codes()).containsExactly(area.code());
    }
  }

  @Test
  void nameOfSeveralKindsIsAskedAbout() {
    Meaning.Unclear essex = unclear("Essex");

    assertThat(essex.areas()).extracting(Area::kind).contains(AreaKind.POLICE_AREA, AreaKind.ICB);
    assertThat(essex.remedy()).contains("Essex (police area)", "Essex (council)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Merseyside Council    | no council is called this | Merseyside (police area)",
        "Cumbrai Police        | no police area is called this | Cumbria",
        "Somerset Constabulary | no police area is called this | Somerset (council)",
        "Devn ICB | no Integrated Care Board is called this | Devon (integrated care board)",
        "Norfok                | no area is called this | Norfolk",
        "Telford               | no area is called this | Telford and Wrekin",
        "Brighton              | no area is called this | Brighton and Hove",
        "Hereford              | no area is called this | Herefordshire",
        "Yorkshire             | no area is called this | North Yorkshire",
        "Somerset Police       | no police area is called this | Avon and Somerset"
      })
  void nearNamesAreOfferedAsTheyAreUnderstood(String text, String problem, String offered) {
    assertThat(unclear(text).problem()).isEqualTo(problem);
    assertThat(unclear(text).remedy()).contains(offered);
    assertThat(NAMES.find(offered)).isInstanceOfAny(Meaning.Areas.class, Meaning.Unclear.class);
  }

  @ParameterizedTest
  @CsvSource({"Frimley", "E54000034", "QNQ", "NHS Frimley ICB", "Frimley ICS"})
  void boardThatWasSplitKeepsItsOwnSmallAreas(String text) {
    Meaning.Areas frimley = areas(text);

    assertThat(frimley.codes()).containsExactly(new AreaCode("E54000034"));
    assertThat(frimley.split()).isTrue();
    assertThat(frimley.note()).contains("was split", "Thames Valley", "where it was is kept");
    assertThat(GEOGRAPHY.population(frimley.codes().getFirst())).isEqualTo(764_365);
  }

  @Test
  void boardThatWentIntoALargerOneKeepsItsOwnSmallAreas() {
    Meaning.Areas london = areas("North West London");

    assertThat(london.codes()).containsExactly(new AreaCode("E54000027"));
    assertThat(london.note()).contains("is now in West and North London");
  }

  @Test
  void areaThatOnlyChangedItsCodeIsThatOfToday() {
    assertThat(areas("E08000016").codes()).containsExactly(new AreaCode("E08000038"));
    assertThat(areas("Cumbria County Council").codes())
        .containsExactly(new AreaCode("E06000063"), new AreaCode("E06000064"));
  }

  @Test
  void noAreaThatHasEndedBecomesMoreThanItWas() {
    for (Area area : GEOGRAPHY.listAreas(AreaKind.ICB, LocalDate.of(2025, 1, 1))) {
      assertThat(areas(area.code().value()).codes().stream().mapToLong(GEOGRAPHY::population).sum())
          .as(area.name())
          .isEqualTo(GEOGRAPHY.population(area.code()));
    }
  }
}
