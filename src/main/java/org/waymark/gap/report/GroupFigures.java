package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.coverage.GroupFit;
import org.waymark.gap.report.GroupProvision.Group;
import org.waymark.geography.Area;
import org.waymark.need.PopulationEstimate;
import org.waymark.report.Column;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.NamedList;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.ReportTable;

/**
 * Puts {@link GroupProvision} into words and figures.
 *
 * @param words what the services in question have in common, to follow "services"
 * @param money true when whoever asks may see contracts
 */
record GroupFigures(
    GroupProvision found, Catalogue catalogue, long population, String words, boolean money) {

  private static final Column GROUP = Column.named("cohort", "cohort_label", "Group");

  Report report() {
    List<Group> without = found.groups().stream().filter(each -> !each.hasItsOwn()).toList();
    return new Report(
        "Groups in " + place(),
        sentences(without.size()),
        List.of(groups(), elsewhere(without)),
        List.of(
            new Explanation(
                "What the answers mean",
                "By and for: run by an organisation that members of the group lead. Specialist:"
                    + " designed for the group. No barrier recorded: nothing in the listing keeps"
                    + " the group out, which does not say that anything was made for it. Not"
                    + " stated: the listing is silent of what decides it, so it is something to"
                    + " ask. Barred: its conditions keep the group out. They are never added up."),
            new Explanation(
                "Small groups",
                "The draft statutory guidance (paragraph 71) asks for groups “with low"
                    + " demographic population volumes that require specialist support but are too"
                    + " small to have dedicated services locally”. For these, services of the"
                    + " region and of England are named below, and the neighbours that have none"
                    + " either and could commission one together."),
            new Explanation(
                "Figures of people and money",
                "People are usual residents of Census 2021 or of the source named with the need"
                    + " figures, moved between areas by shares of residents where a figure is of a"
                    + " wider one. Reach is of all residents: where a service takes people, not"
                    + " whether it has room. Money is the recorded yearly value of contracts in"
                    + " force, divided by residents where it pays for a wider place; a service for"
                    + " several groups counts in full for each, so that lines do not add up.")));
  }

  private String place() {
    return found.area().shortName();
  }

  private List<String> sentences(int without) {
    List<Group> groups = found.groups();
    long byAndFor = groups.stream().filter(each -> each.count(GroupFit.BY_AND_FOR) > 0).count();
    long specialist = groups.size() - without - byAndFor;
    List<String> sentences = new ArrayList<>();
    if (found.services() == 0) {
      sentences.add(
          "No local service"
              + words
              + " is listed for "
              + place()
              + ". That is missing information, not proof that there is none.");
      return sentences;
    }
    sentences.add(
        "Of "
            + Figures.count(groups.size(), "group", "groups")
            + " in "
            + place()
            + ", "
            + Figures.whole(byAndFor)
            + (byAndFor == 1 ? " has" : " have")
            + " a local service"
            + words
            + " run by and for the group, "
            + Figures.whole(specialist)
            + " a specialist one, and "
            + Figures.whole(without)
            + " neither.");
    long open =
        groups.stream()
            .filter(each -> each.closest().filter(GroupFit.NO_BARRIER_RECORDED::equals).isPresent())
            .count();
    sentences.add(
        "For "
            + Figures.whole(open)
            + " of those without one, the closest that is known is a service with no barrier"
            + " recorded: the group may come, and nothing was made for it.");
    if (!money) {
      sentences.add("Money is for signed-in commissioners and is not shown here.");
    }
    return sentences;
  }

  private ReportTable groups() {
    List<Column.Of<Group>> columns = new ArrayList<>();
    columns.add(GROUP.from(each -> Links.term(each.cohort())));
    columns.add(Column.whole("", "People, about").none("Not known").from(GroupFigures::people));
    columns.add(Column.text("closest", "Closest").from(each -> closest(each)));
    for (GroupFit fit : GroupFit.values()) {
      columns.add(
          Column.whole(fit.name().toLowerCase(Locale.ROOT), fit.label())
              .meaning("local services of which the answer for the group is so")
              .from(each -> each.count(fit)));
    }
    columns.add(
        Column.whole("in_part", "A part of it")
            .meaning("local services that take only a part of the group, such as some ages")
            .from(Group::inPart));
    columns.add(
        Column.share("share_reached_by_own", "Reached by its own")
            .meaning("share of residents where a by and for or specialist service takes people")
            .from(each -> share(each.reachedByOwn())));
    columns.add(
        Column.share("share_reached", "Reached by any")
            .meaning("share of residents where any service takes the whole group")
            .from(each -> share(each.reached())));
    columns.add(
        Column.decimal("people", "")
            .from(each -> each.people().map(GroupFigures::of).orElse(null)));
    if (money) {
      columns.add(
          Column.of(Column.Kind.POUNDS, "pounds_a_year", "Own services, a year")
              .none("")
              .from(each -> each.spend().priced() == 0 ? null : each.spend().pounds()));
      columns.add(
          Column.whole("services_without_value", "")
              .meaning("services of its own whose yearly value is not recorded")
              .from(each -> each.spend().unpriced()));
    }
    return ReportTable.of(
        "groups", "What there is for each group", "None.", found.groups(), columns);
  }

  private static @Nullable Long people(Group group) {
    return group.people().map(each -> Math.round(each.people())).orElse(null);
  }

  private static double of(PopulationEstimate estimate) {
    return estimate.people();
  }

  /** The closest answer in words; of a group that nothing is listed for, that. */
  private static String closest(Group group) {
    return group
        .closest()
        .map(GroupFit::label)
        .orElse(group.inPart() > 0 ? "A part of it only" : "Nothing listed");
  }

  private double share(long residents) {
    return population == 0 ? 0 : residents / (double) population;
  }

  private ReportTable elsewhere(List<Group> without) {
    return ReportTable.of(
        "elsewhere",
        "Where groups without a local service of their own could turn",
        "Every group has a local service of its own.",
        without,
        GROUP.from(each -> Links.term(each.cohort())),
        Column.whole("", "People, about").none("Not known").from(GroupFigures::people),
        Column.of(Column.Kind.LIST, "regional_services", "In the region")
            .none("None listed")
            .from(each -> services(each.regional())),
        Column.of(Column.Kind.LIST, "national_services", "England-wide")
            .none("None listed")
            .from(each -> services(each.national())),
        Column.text("neighbours", "Neighbours without one either")
            .from(
                each ->
                    each.neighbours().stream()
                        .map(Area::shortName)
                        .collect(Collectors.joining("; "))));
  }

  private NamedList services(List<Service> services) {
    List<Named> names = services.stream().map(each -> Links.service(each, catalogue)).toList();
    return new NamedList(names, "");
  }
}
