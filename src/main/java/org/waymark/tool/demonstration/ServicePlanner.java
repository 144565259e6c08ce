package org.waymark.tool.demonstration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.waymark.catalogue.ServiceArea;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Distance;
import org.waymark.geography.Position;
import org.waymark.tool.demonstration.Kind.Reach;
import org.waymark.tool.demonstration.Plan.Body;
import org.waymark.tool.demonstration.Terrain.Ground;
import org.waymark.tool.demonstration.Terrain.Town;
import org.waymark.vocabulary.TermId;

/**
 * Decides which services there are and where: national ones, then what most police areas and
 * councils have, each area by its means, then local ones until the number is reached, more of them
 * where more people live close together.
 *
 * <p>Cumbria is arranged, so that "Cumbria, sexual abuse, children" shows help for some and none
 * for others: an adviser for Cumberland alone, therapy within 25 km of Carlisle, and a children's
 * examination suite in Lancashire that takes children from round Kendal. Every other service for
 * sexual abuse there is for adults.
 */
final class ServicePlanner {

  static final AreaCode CUMBRIA = new AreaCode("E23000002");
  static final AreaCode CUMBERLAND = new AreaCode("E06000063");
  private static final AreaCode LANCASHIRE = new AreaCode("E23000003");
  private static final AreaCode CITY_OF_LONDON = new AreaCode("E23000034");
  private static final AreaCode METROPOLITAN = new AreaCode("E23000001");

  /** Kinds arranged for Cumbria by hand, or that would serve abused children throughout it. */
  private static final List<String> NOT_IN_CUMBRIA =
      List.of(
          "isva",
          "chisva",
          "paediatric-sarc",
          "child-house",
          "children-therapy-sexual",
          "exploitation");

  /** Under a small force, such as the City of London, only what every police area has. */
  private static final long SMALL_FORCE_RESIDENTS = 50_000;

  private final long seed;
  private final int size;
  private final Terrain terrain;
  private final List<Kind> kinds;
  private final InventedNames names;
  private final Map<AreaCode, Double> means = new HashMap<>();
  private final Map<String, List<Body>> bodies = new HashMap<>();
  private final List<Plan> plans = new ArrayList<>();

  ServicePlanner(long seed, int size, Terrain terrain, List<Kind> kinds) {
    this.seed = seed;
    this.size = size;
    this.terrain = terrain;
    this.kinds = kinds;
    this.names = new InventedNames(Dice.of(seed, "names"));
    for (Ground area : terrain.policeAreas()) {
      double luck = Dice.of(seed, "means " + area.code()).between(0.6, 1.15);
      double town = Math.min(0.25, area.densest() / 1_600_000.0);
      means.put(area.code(), area.code().equals(CUMBRIA) ? 0.85 : luck + town);
    }
  }

  /** Exactly the number asked for, fewest local ones first to go when it is small. */
  List<Plan> plan() {
    nationalServices();
    cumbrianServices();
    usualServices();
    lendServicesToAreasWithout("sarc");
    if (plans.size() < size) {
      localServices();
    }
    return List.copyOf(plans.subList(0, size));
  }

  private void nationalServices() {
    for (Kind kind : kinds) {
      if (kind.reach() == Reach.NATIONAL) {
        for (int i = 1; i <= kind.count(); i++) {
          Dice dice = Dice.of(seed, "national " + kind + i);
          Ground area = dice.weighted(terrain.policeAreas(), Ground::residents);
          Town town = dice.weighted(area.towns(), Town::residentsNearby);
          Body body = newBody(kind, town, dice);
          add(new Plan(kind, body, null, town, List.of(), List.of(), true));
        }
      }
    }
  }

  private void cumbrianServices() {
    Optional<Ground> cumberland =
        terrain.councilsOf(CUMBRIA).stream()
            .filter(council -> council.code().equals(CUMBERLAND))
            .findFirst();
    if (cumberland.isEmpty()) {
      return;
    }
    Dice dice = Dice.of(seed, "Cumbria");
    Town carlisle = townWithOutcode(cumberland.get(), "CA1");
    Ground lancashire = policeArea(LANCASHIRE);
    Ground cumbria = policeArea(CUMBRIA);
    for (String key : List.of("isva", "counselling-sexual")) {
      Plan plan = planIn(kind(key), cumbria, cumbria, dice);
      boolean measured = plan.kind().reach() == Reach.RADIUS;
      add(
          new Plan(
              plan.kind(),
              plan.body(),
              cumbria,
              plan.town(),
              measured ? plan.reach() : List.of(),
              List.of(),
              false));
    }
    Kind adviser = kind("chisva");
    add(
        new Plan(
            adviser,
            newBody(adviser, carlisle, dice),
            cumberland.get(),
            carlisle,
            List.of(),
            List.of(),
            true));
    Kind therapy = kind("children-therapy-sexual");
    add(
        new Plan(
            therapy,
            newBody(therapy, carlisle, dice),
            cumberland.get(),
            carlisle,
            List.of(new ServiceArea.TravelRadius(Distance.ofKilometres(25))),
            List.of(),
            true));
    Town kendal = townWithOutcode(cumbria, "LA9");
    Town lancaster = townWithOutcode(lancashire, "LA1");
    Kind suite = kind("paediatric-sarc");
    add(
        new Plan(
            suite,
            newBody(suite, lancaster, dice),
            lancashire,
            lancaster,
            List.of(),
            List.of(drawnRound(kendal, "Kendal and the south lakes", 14, dice)),
            true));
  }

  private static Town townWithOutcode(Ground ground, String outcode) {
    return ground.towns().stream()
        .filter(town -> town.outcode().equals(outcode))
        .findFirst()
        .orElse(ground.towns().getFirst());
  }

  private void usualServices() {
    for (Kind kind : kinds) {
      if (kind.reach() == Reach.NATIONAL || kind.each() == 0) {
        continue;
      }
      for (Ground area : terrain.policeAreas()) {
        Dice dice = Dice.of(seed, "usual " + kind + area.code());
        List<Ground> grounds =
            switch (kind.reach()) {
              case COUNCIL -> terrain.councilsOf(area.code());
              case DISTRICT -> terrain.districtsOf(area.code());
              default -> List.of(area);
            };
        for (Ground ground : grounds) {
          if (dice.percent(chance(kind, area)) && suits(kind, area, ground)) {
            add(planIn(kind, area, ground, dice));
          }
        }
      }
    }
    // Every police area keeps its hub when the number is small; the rest come in any order.
    Dice dice = Dice.of(seed, "order");
    Map<Plan, Integer> rank = new HashMap<>();
    plans.forEach(plan -> rank.put(plan, dice.between(0, 1_000_000)));
    plans.sort(
        Comparator.<Plan>comparingInt(
                plan -> plan.settled() ? 0 : plan.kind().each() == 100 ? 1 : 2)
            .thenComparing(plan -> rank.getOrDefault(plan, 0)));
  }

  private double chance(Kind kind, Ground area) {
    return kind.each() == 100 ? 100 : kind.each() * means.getOrDefault(area.code(), 1.0);
  }

  private boolean suits(Kind kind, Ground area, Ground ground) {
    if (area.code().equals(CUMBRIA) && NOT_IN_CUMBRIA.contains(kind.key())) {
      return false;
    }
    if (area.residents() < SMALL_FORCE_RESIDENTS && kind.each() < 100) {
      return false;
    }
    return ground.densest() >= kind.urbanResidents();
  }

  private Plan planIn(Kind kind, Ground area, Ground ground, Dice dice) {
    Town town =
        dice.weighted(
            ground.towns().stream()
                .filter(t -> t.residentsNearby() >= kind.urbanResidents())
                .toList(),
            t -> t.residents() + 1.0);
    Body body = bodyFor(kind, area, ground, town, dice);
    List<ServiceArea> reach = List.of();
    List<ServiceArea> extra = new ArrayList<>();
    boolean keepsItself = kind.each() == 100;
    if (kind.reach() == Reach.RADIUS) {
      boolean rural = town.residentsNearby() < 60_000;
      int kilometres = rural ? dice.between(5, 10) * 4 : dice.between(3, 8) * 2;
      reach = List.of(new ServiceArea.TravelRadius(Distance.ofKilometres(kilometres)));
    } else if (kind.reach() == Reach.DISTRICT && dice.percent(7)) {
      reach = List.of(drawnRound(town, "Round " + town.name(), rural(town) ? 12 : 5, dice));
    } else if (kind.reach() == Reach.POLICE_AREA && !keepsItself && dice.percent(14)) {
      reach = partOf(area, dice);
    }
    if (area.code().equals(METROPOLITAN)
        && kind.reach() == Reach.POLICE_AREA
        && !keepsItself
        && dice.percent(60)) {
      extra.add(new ServiceArea.Coded(CITY_OF_LONDON));
    } else if (kind.reach() != Reach.RADIUS && !keepsItself && dice.percent(6)) {
      AreaCode over = terrain.nearestDistrictOutside(town);
      if (!isInCumbria(over)) {
        extra.add(new ServiceArea.Coded(over));
      }
    }
    if (kind.key().equals("paediatric-sarc") && dice.percent(60)) {
      AreaCode next = terrain.nearestPoliceAreaOutside(town);
      if (!next.equals(CUMBRIA)) {
        extra.add(new ServiceArea.Coded(next));
      }
    }
    return new Plan(kind, body, ground, town, reach, List.copyOf(extra), false);
  }

  private static boolean rural(Town town) {
    return town.residentsNearby() < 60_000;
  }

  private boolean isInCumbria(AreaCode district) {
    return terrain.districtsOf(CUMBRIA).stream().anyMatch(d -> d.code().equals(district));
  }

  /** Some of the councils of a police area, so that the rest go without. */
  private List<ServiceArea> partOf(Ground area, Dice dice) {
    List<Ground> councils = terrain.councilsOf(area.code());
    List<Ground> parts = councils.size() > 1 ? councils : terrain.districtsOf(area.code());
    return dice.some(parts, Math.max(1, parts.size() / 2), Math.max(1, parts.size() - 1)).stream()
        .<ServiceArea>map(part -> new ServiceArea.Coded(part.code()))
        .toList();
  }

  private void lendServicesToAreasWithout(String key) {
    for (Ground area : terrain.policeAreas()) {
      boolean without =
          plans.stream()
              .noneMatch(
                  plan ->
                      plan.kind().key().equals(key)
                          && plan.ground() != null
                          && plan.ground().code().equals(area.code()));
      Town town = area.towns().getFirst();
      if (without && !area.code().equals(CUMBRIA)) {
        plans.stream()
            .filter(plan -> plan.kind().key().equals(key))
            .min(Comparator.comparingDouble(plan -> metres(plan.town(), town)))
            .ifPresent(
                plan ->
                    plans.set(
                        plans.indexOf(plan),
                        plan.reachingAlso(new ServiceArea.Coded(area.code()))));
      }
    }
  }

  private static double metres(Town one, Town other) {
    return one.position().metresTo(other.position());
  }

  private void localServices() {
    List<Kind> local = kinds.stream().filter(kind -> kind.fill() > 0).toList();
    Dice dice = Dice.of(seed, "local");
    while (plans.size() < size) {
      Kind kind = dice.weighted(local, Kind::fill);
      Ground area =
          dice.weighted(
              terrain.policeAreas(),
              ground -> ground.residents() * Math.pow(means.getOrDefault(ground.code(), 1.0), 2));
      List<Ground> grounds =
          switch (kind.reach()) {
            case POLICE_AREA -> List.of(area);
            case COUNCIL -> terrain.councilsOf(area.code());
            default -> terrain.districtsOf(area.code());
          };
      Ground ground = dice.weighted(grounds, g -> g.residents() * (0.35 + g.densest() / 400_000.0));
      if (suits(kind, area, ground)) {
        add(planIn(kind, area, ground, dice));
      }
    }
  }

  private void add(Plan plan) {
    plan.body().services++;
    plans.add(plan);
  }

  /** Mostly somebody who is there already, the larger the likelier; else somebody new. */
  private Body bodyFor(Kind kind, Ground area, Ground ground, Town town, Dice dice) {
    List<Body> there =
        bodies.getOrDefault(poolOf(kind, area.code()), List.of()).stream()
            .filter(
                body ->
                    kind.reach() == Reach.POLICE_AREA
                        || body.home.council().equals(town.council())
                        || ground.towns().contains(body.home)
                        || dice.percent(60))
            .toList();
    if (there.isEmpty() || dice.percent(9)) {
      return newBody(kind, town, dice);
    }
    return dice.weighted(there, body -> body.services + 0.5);
  }

  private Body newBody(Kind kind, Town town, Dice dice) {
    TermId leader = kind.byAndFor();
    String theme = leader == null ? kind.theme() : "by-and-for";
    Body body =
        new Body(
            names.organisation(theme, kind.percentForWomen() > 40 && dice.percent(60)),
            kind.theme(),
            town,
            leader == null ? null : kind);
    if (kind.reach() != Reach.NATIONAL) {
      bodies.computeIfAbsent(poolOf(kind, town.policeArea()), pool -> new ArrayList<>()).add(body);
    }
    return body;
  }

  private static String poolOf(Kind kind, AreaCode policeArea) {
    @Nullable TermId leader = kind.byAndFor();
    return policeArea + " " + (leader == null ? kind.theme() : "led by " + leader);
  }

  private Kind kind(String key) {
    return kinds.stream().filter(kind -> kind.key().equals(key)).findFirst().orElseThrow();
  }

  private Ground policeArea(AreaCode code) {
    return terrain.policeAreas().stream()
        .filter(ground -> ground.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** An uneven ring about a town, as somebody would draw it. */
  private static ServiceArea drawnRound(Town town, String name, int kilometres, Dice dice) {
    int corners = 12;
    Position centre = town.position();
    double degreesNorth = kilometres / 111.2;
    double degreesEast = degreesNorth / Math.cos(Math.toRadians(centre.latitude()));
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double stretch = dice.between(0.8, 1.15);
      ring[i] =
          new Coordinate(
              rounded(centre.longitude() + degreesEast * stretch * Math.cos(angle)),
              rounded(centre.latitude() + degreesNorth * stretch * Math.sin(angle)));
    }
    ring[corners] = ring[0].copy();
    return new ServiceArea.Drawn(name, Boundary.of(Boundary.WGS84.createPolygon(ring)));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 10_000) / 10_000.0;
  }
}
