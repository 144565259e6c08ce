package org.waymark.web.area;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.waymark.listing.returned.Demand;
import org.waymark.listing.returned.ReturnReport.Sum;
import org.waymark.returns.Figure;
import org.waymark.returns.Shown;

/** Puts the demand in an area into a table beside those of need. */
record DemandTeller(Demand demand) {

  AreaPage.Need table() {
    List<AreaPage.Figure> figures = new ArrayList<>();
    Stream.concat(Stream.of(demand.all()), demand.byFunction().stream())
        .filter(sum -> sum.answered() > 0)
        .forEach(
            sum ->
                figures.add(
                    new AreaPage.Figure(
                        sum.name(), received(sum), answered(sum), "Added up from returns")));
    return new AreaPage.Need(
        "demand",
        "Demand: referrals received, " + demand.quarter().label(),
        "Services that have answered",
        figures,
        List.of(
            "What providers say they received, as their quarterly figures are shown to duty holders"
                + " of the area; nobody else sees this table.",
            "It is not the number of victims: one person may be referred several times, and most"
                + " are never referred. It is not added to recorded crime.",
            "A service that serves other areas too, or gives several kinds of support, is whole in"
                + " each line; England-wide services are left out."));
  }

  private static String received(Sum sum) {
    return sum.figure(Figure.RECEIVED).map(Shown::words).orElse("Not stated");
  }

  private static String answered(Sum sum) {
    return sum.answered() + " of " + sum.of().size();
  }
}
