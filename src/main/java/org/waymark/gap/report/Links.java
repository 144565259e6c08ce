package org.waymark.gap.report;

import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.geography.Area;
import org.waymark.report.Column;
import org.waymark.report.Named;
import org.waymark.report.PageAddress;
import org.waymark.vocabulary.Term;

/** Values of the domain as reports name them and lead to them. */
final class Links {

  private Links() {}

  static Named service(Service service, Catalogue catalogue) {
    return Named.of(service.id().toString(), catalogue.named(service))
        .beside(catalogue.findOrganisation(service.organisation()).map(o -> o.name()).orElse(""))
        .at(PageAddress.ofService(service.id()));
  }

  static Named area(Area area) {
    return Named.of(area.code().value(), area.shortName())
        .at(PageAddress.ofArea(area.kind().slug(), area.code()));
  }

  static @Nullable Named term(@Nullable Term term) {
    return term == null ? null : Named.of(term.id().value(), term.label());
  }

  /** A column of findings, the gravest first. */
  static Column byGravity(Column findings) {
    return findings.inOrderOf(GapFinding.values(), GapFinding::slug);
  }

  static Named finding(GapFinding finding) {
    return Named.of(finding.slug(), finding.label()).with(finding.symbol());
  }

  /** A finding that leads to the evidence of its cell. */
  static Named finding(GapFinding finding, GapCell cell) {
    return finding(finding)
        .at(
            "/gap/cell?area="
                + cell.area()
                + "&kind="
                + cell.kind().slug()
                + "&crime="
                + cell.crimeType()
                + (cell.cohort() == null ? "" : "&cohort=" + cell.cohort())
                + "&support="
                + cell.supportType());
  }
}
