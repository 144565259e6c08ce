package org.waymark.need;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;

/**
 * What the page of one area says about the people in it: the built-in series, each in the newest
 * edition that knows the area. A list is empty when nothing of it is known for the area.
 *
 * @param residents usual residents, Census 2021; empty when not known
 * @param sex female and male residents
 * @param disability disabled residents
 * @param ages residents by age, all bands of one period, youngest first; empty when no period has
 *     every band
 * @param crimes violence and sexual offences recorded by the police, to be shown with their periods
 * @param suppressed figures that were published and withheld, each a clause saying so
 */
public record NeedProfile(
    Optional<NeedFigure> residents,
    List<NeedFigure> sex,
    List<NeedFigure> disability,
    List<NeedFigure> ages,
    List<NeedFigure> crimes,
    List<String> suppressed) {

  private static final List<String> SEX = List.of("census-2021-sex-female", "census-2021-sex-male");

  private static final List<String> AGES =
      List.of(
          "mid-2020-age-0-4",
          "mid-2020-age-5-9",
          "mid-2020-age-10-14",
          "mid-2020-age-15-19",
          "mid-2020-age-20-24",
          "mid-2020-age-25-29",
          "mid-2020-age-30-34",
          "mid-2020-age-35-39",
          "mid-2020-age-40-44",
          "mid-2020-age-45-49",
          "mid-2020-age-50-54",
          "mid-2020-age-55-59",
          "mid-2020-age-60-64",
          "mid-2020-age-65-69",
          "mid-2020-age-70-74",
          "mid-2020-age-75-79",
          "mid-2020-age-80-84",
          "mid-2020-age-85-89",
          "mid-2020-age-90-plus");

  private static final List<String> CRIMES =
      List.of(
          "police-recorded-sexual-offences",
          "crime-2017-18-rape-offences",
          "police-recorded-homicide",
          "police-recorded-violence-with-injury",
          "police-recorded-violence-without-injury",
          "police-recorded-stalking-and-harassment",
          "police-recorded-robbery");

  public NeedProfile {
    sex = List.copyOf(sex);
    disability = List.copyOf(disability);
    ages = List.copyOf(ages);
    crimes = List.copyOf(crimes);
    suppressed = List.copyOf(suppressed);
  }

  /** The profile of an area of any kind, as its parts are on that day. */
  public static NeedProfile of(NeedTable table, Area area, Geography geography, LocalDate day) {
    return new NeedProfile(
        table.findFigure("census-2021-residents", area, geography, day),
        table.findFigures(SEX, area, geography, day),
        table.findFigures(List.of("census-2021-disabled"), area, geography, day),
        table.findFiguresOfOnePeriod(AGES, area, geography, day),
        table.findFigures(CRIMES, area, geography, day),
        Stream.of(SEX, List.of("census-2021-disabled"), CRIMES)
            .flatMap(List::stream)
            .map(id -> table.findAnswer(id, area, geography, day))
            .flatMap(
                answer ->
                    answer instanceof NeedAnswer.Absent absent
                            && absent.why() == NeedAnswer.Why.SUPPRESSED
                        ? Stream.of(absent.reason())
                        : Stream.empty())
            .toList());
  }
}
