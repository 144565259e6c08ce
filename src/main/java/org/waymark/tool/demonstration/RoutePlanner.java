package org.waymark.tool.demonstration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;

/**
 * Decides who refers to whom among the fictional services, as {@code demonstration/routes.txt} says
 * of their kinds, with the flaws real networks have: routes that are missing, stated by one end
 * only, not checked for long, closed, or resting on a formal agreement that has ended. From the
 * centre that examines the children of Kendal no route leads on to therapy.
 */
final class RoutePlanner {

  /** Of one kind, so many are referred to at most from one place. */
  private static final int MOST_OF_A_KIND = 5;

  /** One line of the file. */
  private record Line(
      String from,
      boolean everywhere,
      String to,
      int chance,
      Mechanism mechanism,
      Agreement.Kind agreement,
      ConsentBasis consent,
      RouteCriteria criteria) {}

  /** A service with the plan it was made from. */
  private record Placed(Plan plan, Service service) {
    boolean isIn(AreaCode policeArea) {
      return plan.ground() != null
          && (plan.town().policeArea().equals(policeArea)
              || plan.extra().contains(new ServiceArea.Coded(policeArea)));
    }

    boolean isOfPartOfAnArea() {
      return plan.kind().reach() == Kind.Reach.COUNCIL
          || plan.kind().reach() == Kind.Reach.DISTRICT
          || plan.kind().reach() == Kind.Reach.RADIUS;
    }
  }

  private final long seed;
  private final Terrain terrain;
  private final LocalDate today;
  private final Instant recordedAt;
  private final List<Line> lines = read();
  private final Map<String, List<Placed>> byKind = new LinkedHashMap<>();
  private final List<ReferralRoute> routes = new ArrayList<>();
  private final Set<String> pairs = new LinkedHashSet<>();

  /**
   * @param services one for each plan, in their order
   */
  RoutePlanner(
      long seed,
      Terrain terrain,
      List<Plan> plans,
      List<Service> services,
      LocalDate today,
      Instant recordedAt) {
    this.seed = seed;
    this.terrain = terrain;
    this.today = today;
    this.recordedAt = recordedAt;
    for (int i = 0; i < plans.size(); i++) {
      if (services.get(i).status() == ListingStatus.PUBLISHED) {
        byKind
            .computeIfAbsent(plans.get(i).kind().key(), key -> new ArrayList<>())
            .add(new Placed(plans.get(i), services.get(i)));
      }
    }
  }

  List<ReferralRoute> plan() {
    for (Line line : lines) {
      Dice dice = Dice.of(seed, "route " + line.from() + " " + line.to());
      List<Placed> receivers = byKind.getOrDefault(line.to(), List.of());
      Optional<EntryPoint.Kind> entry = EntryPoint.Kind.ofSlug(line.from());
      if (entry.isPresent() && line.everywhere()) {
        for (Placed receiver : receivers) {
          add(EntryPoint.everywhere(entry.get()), receiver, line, dice);
        }
        continue;
      }
      for (Terrain.Ground area : terrain.policeAreas()) {
        List<Placed> here = receivers.stream().filter(each -> each.isIn(area.code())).toList();
        if (entry.isPresent()) {
          EntryPoint from = new EntryPoint(entry.get(), area.code());
          referTo(from, null, here, line, dice);
        } else {
          for (Placed sender : byKind.getOrDefault(line.from(), List.of())) {
            if (sender.plan().town().policeArea().equals(area.code())
                && !isTheOneWithoutTherapy(sender, line)) {
              referTo(new ServicePoint(sender.service().id()), sender, here, line, dice);
            }
          }
        }
      }
    }
    return List.copyOf(routes);
  }

  /** The suite in Lancashire that takes children from round Kendal. */
  private static boolean isTheOneWithoutTherapy(Placed sender, Line line) {
    return line.from().equals("paediatric-sarc")
        && sender.plan().settled()
        && line.to().contains("children");
  }

  private void referTo(
      Waypoint from, @Nullable Placed sender, List<Placed> receivers, Line line, Dice dice) {
    int made = 0;
    for (Placed receiver : receivers) {
      boolean near =
          sender == null
              || !sender.isOfPartOfAnArea()
              || !receiver.isOfPartOfAnArea()
              || sender.plan().town().council().equals(receiver.plan().town().council());
      if (near && made < MOST_OF_A_KIND && dice.percent(line.chance())) {
        made += add(from, receiver, line, dice) ? 1 : 0;
      }
    }
  }

  private boolean add(Waypoint from, Placed receiver, Line line, Dice dice) {
    Service to = receiver.service();
    if (from.equals(new ServicePoint(to.id())) || !pairs.add(from.key() + " " + to.id())) {
      return false;
    }
    String externalId = String.format(Locale.ROOT, "R%05d", routes.size() + 1);
    routes.add(
        new ReferralRoute(
            RouteId.derived(Provenance.DEMONSTRATION, externalId),
            from,
            to.id(),
            line.criteria(),
            line.mechanism(),
            agreement(line, from, receiver, dice),
            line.consent(),
            capacity(to, dice),
            dice.percent(30) ? "Monday to Friday, 9am to 5pm" : "",
            today.minusDays(dice.percent(80) ? dice.between(5, 170) : dice.between(181, 500)),
            statedBy(dice),
            null,
            new Provenance(Provenance.DEMONSTRATION, externalId, recordedAt)));
    return true;
  }

  private Agreement agreement(Line line, Waypoint from, Placed receiver, Dice dice) {
    if (line.agreement() != Agreement.Kind.FORMAL) {
      return line.agreement() == Agreement.Kind.INFORMAL ? Agreement.INFORMAL : Agreement.NONE;
    }
    LocalDate made = today.minusDays(dice.between(200, 1_400));
    LocalDate ends =
        dice.percent(18)
            ? today.minusDays(dice.between(10, 190))
            : dice.percent(60) ? today.plusDays(dice.between(30, 900)) : null;
    String sender =
        from instanceof EntryPoint entry && entry.kind() == EntryPoint.Kind.POLICE_REPORT
            ? terrain.policingBody(receiver.plan().town().policeArea())
            : "";
    List<String> partners = new ArrayList<>();
    if (!sender.isEmpty()) {
      partners.add(sender);
    }
    partners.add(receiver.plan().body().name);
    return new Agreement(Agreement.Kind.FORMAL, made, ends, partners);
  }

  private Capacity capacity(Service to, Dice dice) {
    if (dice.percent(3)) {
      return new Capacity(Capacity.Status.CLOSED, null, today.minusDays(dice.between(10, 120)));
    }
    Integer weeks = to.capacity().waitWeeks();
    if (weeks != null && dice.percent(35)) {
      return new Capacity(
          Capacity.Status.WAITING_LIST,
          Math.max(0, weeks + dice.between(-2, 4)),
          today.minusDays(dice.between(5, 120)));
    }
    return Capacity.unknown();
  }

  private static Set<RouteEnd> statedBy(Dice dice) {
    if (dice.percent(78)) {
      return Set.of(RouteEnd.SENDER, RouteEnd.RECEIVER);
    }
    return dice.percent(50) ? Set.of(RouteEnd.SENDER) : Set.of(RouteEnd.RECEIVER);
  }

  private static List<Line> read() {
    try (InputStream stream = RoutePlanner.class.getResourceAsStream("/demonstration/routes.txt")) {
      if (stream == null) {
        throw new IllegalStateException("demonstration/routes.txt is missing from the program");
      }
      return new BufferedReader(new InputStreamReader(stream, UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(RoutePlanner::line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String text) {
    try {
      String[] ends = text.split(" > ", 2);
      String[] words = ends[1].split(" ", -1);
      return new Line(
          ends[0].replace("@england", ""),
          ends[0].endsWith("@england"),
          words[0],
          Integer.parseInt(words[1]),
          Labelled.find(Mechanism.class, words[2]).orElseThrow(),
          Labelled.find(Agreement.Kind.class, words[3]).orElseThrow(),
          Labelled.find(ConsentBasis.class, words[4]).orElseThrow(),
          criteria(Arrays.copyOfRange(words, 5, words.length)));
    } catch (RuntimeException e) {
      throw new IllegalStateException("demonstration/routes.txt: \"" + text + "\"", e);
    }
  }

  private static RouteCriteria criteria(String... words) {
    if (words.length == 0) {
      return RouteCriteria.NONE;
    }
    Integer youngest = null;
    Integer oldest = null;
    Integer days = null;
    Set<RiskLevel> risks = Set.of();
    ReportRequirement report = ReportRequirement.NOT_NEEDED;
    for (String word : words) {
      String value = word.substring(word.indexOf('=') + 1);
      if (word.startsWith("ages=")) {
        String[] ages = value.split("-", -1);
        youngest = ages[0].isEmpty() ? null : Integer.valueOf(ages[0]);
        oldest = ages[1].isEmpty() ? null : Integer.valueOf(ages[1]);
      } else if (word.startsWith("days=")) {
        days = Integer.valueOf(value);
      } else if (word.startsWith("risk=")) {
        risks = Set.of(Labelled.find(RiskLevel.class, value).orElseThrow());
      } else {
        report = ReportRequirement.REPORT_NEEDED;
      }
    }
    return new RouteCriteria(
        Set.of(), Set.of(), youngest, oldest, Set.of(), risks, report, null, days, Set.of(), "");
  }
}
