package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.catalogue.CommissioningArrangement;

/** What is said of who pays, how much and until when. */
public final class ArrangementFacts {

  private ArrangementFacts() {}

  static List<String> tell(List<CommissioningArrangement> arrangements, ListingTerms terms) {
    return arrangements.stream().map(each -> tell(each, terms)).toList();
  }

  private static String tell(CommissioningArrangement each, ListingTerms terms) {
    List<String> parts = new ArrayList<>();
    parts.add(
        each.commissioners().isEmpty()
            ? "Not commissioned"
            : "Commissioned by " + String.join(" and ", each.commissioners()));
    if (!each.funders().isEmpty()) {
      parts.add("paid by " + String.join(" and ", each.funders()));
    }
    if (each.fund() != null) {
      parts.add("fund " + each.fund());
    }
    if (each.yearlyValuePounds() != null) {
      parts.add(String.format(Locale.UK, "£%,d a year", each.yearlyValuePounds()));
    }
    if (each.starts() != null) {
      parts.add("from " + DateCodec.inWords(each.starts()));
    }
    if (each.ends() != null) {
      parts.add("until " + DateCodec.inWords(each.ends()));
    }
    if (each.extension() != null) {
      parts.add("extension: " + each.extension());
    }
    if (each.procurementRoute() != null) {
      parts.add("procured by " + each.procurementRoute());
    }
    if (each.joint()) {
      parts.add("joint");
    }
    if (!each.areasPaidFor().isEmpty()) {
      parts.add("for " + String.join(", ", AreasCodec.names(each.areasPaidFor(), terms)));
    }
    return String.join(", ", parts);
  }
}
