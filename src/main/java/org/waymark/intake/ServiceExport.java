package org.waymark.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ArrangementFacts;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.field.OrganisationFacts;
import org.waymark.geography.Geography;
import org.waymark.intake.TemplateColumn.Part;
import org.waymark.report.CsvFile;
import org.waymark.report.FileTable;
import org.waymark.report.WorkbookFile;
import org.waymark.vocabulary.Vocabularies;

/**
 * Writes services in the columns of the template, so that what is exported can be imported again.
 * Nothing of a location that is not public is in it, for it is not in the catalogue either.
 */
public final class ServiceExport {

  private final ListingTerms terms;
  private final List<TemplateColumn> columns;

  private ServiceExport(ListingTerms terms, List<TemplateColumn> columns) {
    this.terms = terms;
    this.columns = columns;
  }

  /**
   * @param money false leaves out the columns of who pays, how much and until when, but for the
   *     names of the commissioners
   */
  public ServiceExport(Geography geography, Vocabularies vocabularies, boolean money) {
    this(
        new ListingTerms(vocabularies, geography),
        TemplateColumn.values().stream()
            .filter(
                column ->
                    money
                        || column.part() != Part.ARRANGEMENT
                        || column.heading().equals(ArrangementFacts.COMMISSIONERS))
            .toList());
  }

  /** The same without where listings come from, for a file that knows them by ids of its own. */
  public ServiceExport withoutSources() {
    return new ServiceExport(
        terms, columns.stream().filter(column -> column.part() != Part.SOURCE).toList());
  }

  /** As a workbook when the name ends in {@code .xlsx}, else as CSV (UTF-8). */
  public void write(Catalogue catalogue, Predicate<Service> wanted, Path file) throws IOException {
    List<List<String>> rows = rows(catalogue, wanted);
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      try (OutputStream out = Files.newOutputStream(file)) {
        WorkbookFile.write(out, List.of(), List.of(FileTable.ofTexts("services", rows)));
      }
    } else {
      Files.write(file, CsvFile.bytes(rows));
    }
  }

  /** The CSV text, with a byte order mark. */
  public String csv(Catalogue catalogue, Predicate<Service> wanted) {
    return new String(CsvFile.bytes(rows(catalogue, wanted)), UTF_8);
  }

  private List<List<String>> rows(Catalogue catalogue, Predicate<Service> wanted) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(TemplateColumn::heading).toList());
    for (Service service : catalogue.listServices()) {
      if (wanted.test(service)) {
        rows.addAll(rows(service, catalogue.organisationOf(service)));
      }
    }
    return rows;
  }

  private List<List<String>> rows(Service service, Organisation organisation) {
    return cells(service, organisation, terms).stream()
        .map(row -> columns.stream().map(each -> row.getOrDefault(each.heading(), "")).toList())
        .toList();
  }

  /**
   * What the rows of a listing say, by the headings of the template. The first says all but further
   * offers, places and arrangements.
   */
  static List<Map<String, String>> cells(
      Service service, Organisation organisation, ListingTerms terms) {
    List<Map<String, String>> cells = new ArrayList<>();
    cells.add(organisation(organisation, terms));
    for (ListingField field : ListingField.values()) {
      List<Map<String, String>> rows = field.write(service, terms);
      for (int row = 0; row < rows.size(); row++) {
        if (cells.size() == row) {
          cells.add(new HashMap<>());
        }
        cells.get(row).putAll(rows.get(row));
      }
    }
    String source = service.provenance().source();
    String organisationSource = organisation.provenance().source();
    for (Map<String, String> row : cells) {
      row.put(TemplateColumn.SERVICE_ID.heading(), service.provenance().externalId());
      row.put(TemplateColumn.SOURCE.heading(), source);
    }
    if (!organisationSource.equals(source)) {
      cells.getFirst().put(TemplateColumn.ORGANISATION_SOURCE.heading(), organisationSource);
    }
    return cells;
  }

  private static Map<String, String> organisation(Organisation organisation, ListingTerms terms) {
    Map<String, String> cells = new HashMap<>();
    for (Fact<Organisation, ?, ?> fact : OrganisationFacts.FACTS) {
      cells.put(fact.heading(), fact.writeCell(organisation, terms));
    }
    cells.put(TemplateColumn.ORGANISATION_ID.heading(), organisation.provenance().externalId());
    return cells;
  }
}
