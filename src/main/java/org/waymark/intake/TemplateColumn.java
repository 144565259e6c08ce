package org.waymark.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.waymark.catalogue.field.Column;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.OrganisationFacts;
import org.waymark.intake.table.FormColumn;
import org.waymark.intake.table.FormColumns;

/**
 * The columns of the template for services, in its order: the identifiers, and every fact of an
 * organisation and of a listing ({@link OrganisationFacts}, {@link ListingField}).
 *
 * @param part what it says something about
 * @param column its heading and how it explains itself
 */
public record TemplateColumn(Part part, Column column) implements FormColumn {

  /** What a column says something about; a further row may fill any but the first. */
  public enum Part {
    SERVICE,
    OFFER,
    LOCATION,
    ARRANGEMENT,
    /** Which record it is; an export says it, and the empty form does not ask. */
    SOURCE;

    private static Part of(ListingField field) {
      return switch (field) {
        case OFFERS -> OFFER;
        case LOCATIONS -> LOCATION;
        case ARRANGEMENTS -> ARRANGEMENT;
        default -> SERVICE;
      };
    }
  }

  /** How a service is known at its source. */
  public static final TemplateColumn SERVICE_ID =
      new TemplateColumn(
          Part.SERVICE,
          new Column(
              "Service id",
              "Your own number or code for the service. Keep it: it is how a later file finds the"
                  + " listing again. Repeat it on further rows of the same service.",
              "CUM-014",
              "Up to 200 characters; once in the file, but for further rows",
              List.of("external id", "id", "service ref", "service reference")));

  /** How an organisation is known at its source. */
  static final TemplateColumn ORGANISATION_ID =
      new TemplateColumn(
          Part.SERVICE,
          new Column(
              "Organisation id",
              "Your own code for the organisation, where two have the same name.",
              "sorrelgarth-trust",
              "Left empty, it is made from the name",
              List.of("provider id")));

  /** Where a listing came from, as Waymark knows it. */
  static final TemplateColumn SOURCE =
      new TemplateColumn(
          Part.SOURCE,
          new Column(
              "Waymark source",
              "The source the listing is known by. An export writes it; leave it as it is, and"
                  + " leave it empty for a new service.",
              "cumbria-baseline-2026",
              "Empty means the source that the import is given",
              List.of()));

  /** Where its organisation came from, when that is another source. */
  static final TemplateColumn ORGANISATION_SOURCE =
      new TemplateColumn(
          Part.SOURCE,
          new Column(
              "Waymark organisation source",
              "The source its organisation is known by, where that is another. An export writes"
                  + " it.",
              "cumbria-baseline-2025",
              "Empty means that of the listing",
              List.of()));

  private static final List<TemplateColumn> ALL = all();

  static final TemplateColumn ORGANISATION = ofFact(OrganisationFacts.FACTS.getFirst());
  public static final TemplateColumn SERVICE_NAME = ofFact(ListingField.NAME.facts().getFirst());
  static final TemplateColumn SUPPORT_TYPES =
      ofFact(ListingField.OFFERS.rows().orElseThrow().facts().getFirst());

  /** All of them, by their headings. */
  public static final FormColumns<TemplateColumn> COLUMNS =
      new FormColumns<>(
          ALL,
          required().stream().map(List::of).toList(),
          Set.of(
              SERVICE_ID, ORGANISATION, ORGANISATION_ID, SERVICE_NAME, SOURCE, ORGANISATION_SOURCE),
          "waymark import template FILE");

  private static List<TemplateColumn> all() {
    List<TemplateColumn> columns = new ArrayList<>(List.of(SERVICE_ID));
    OrganisationFacts.FACTS.forEach(fact -> add(columns, Part.SERVICE, fact));
    columns.add(2, ORGANISATION_ID);
    for (ListingField field : ListingField.values()) {
      List<? extends Fact<?, ?, ?>> facts =
          field
              .rows()
              .<List<? extends Fact<?, ?, ?>>>map(rows -> rows.facts())
              .orElse(field.facts());
      facts.forEach(fact -> add(columns, Part.of(field), fact));
    }
    columns.add(SOURCE);
    columns.add(ORGANISATION_SOURCE);
    return List.copyOf(columns);
  }

  private static void add(List<TemplateColumn> columns, Part part, Fact<?, ?, ?> fact) {
    fact.column().ifPresent(column -> columns.add(new TemplateColumn(part, column)));
  }

  private static TemplateColumn ofFact(Fact<?, ?, ?> fact) {
    return ALL.stream()
        .filter(column -> column.heading().equals(fact.heading()))
        .findFirst()
        .orElseThrow();
  }

  /** All columns in the order of the template, behind them those that exports alone fill in. */
  public static List<TemplateColumn> values() {
    return ALL;
  }

  /** Those that people are asked to fill in. */
  static List<TemplateColumn> asked() {
    return ALL.stream().filter(column -> column.part() != Part.SOURCE).toList();
  }

  /** Columns without which a file cannot be read. */
  static List<TemplateColumn> required() {
    return List.of(ORGANISATION, SERVICE_NAME, SUPPORT_TYPES);
  }
}
