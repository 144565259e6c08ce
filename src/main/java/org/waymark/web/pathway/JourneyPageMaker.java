package org.waymark.web.pathway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CrimeAdmission;
import org.waymark.coverage.Standing;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.Refusal;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.description.PersonReading;
import org.waymark.pathway.journey.Journey;
import org.waymark.pathway.journey.JourneyFinder;
import org.waymark.pathway.journey.Journeys;
import org.waymark.pathway.journey.ReachableListing;
import org.waymark.pathway.journey.RuledOutListing;
import org.waymark.pathway.journey.RuledOutRoute;
import org.waymark.pathway.journey.StageAnswer;
import org.waymark.pathway.journey.Step;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.TermId;
import org.waymark.web.listing.ListingWords;

/** Puts the journeys of a person into words. */
final class JourneyPageMaker {

  private static final int SHOWN = 3;
  private static final int MOST = 20;
  private static final int ALTERNATIVES = 3;
  private static final int MOST_JOURNEYS = 5;
  private static final int MOST_RULED_OUT = 200;

  private final Snapshot snapshot;
  private final JourneyFinder finder;
  private final DescribedPerson person;
  private final PersonReading reading;
  private final RouteTeller teller;
  private final CrimeAdmission crimes;

  JourneyPageMaker(
      Snapshot snapshot, JourneyFinder finder, DescribedPerson person, PersonReading reading) {
    this.snapshot = snapshot;
    this.finder = finder;
    this.person = person;
    this.reading = reading;
    this.teller = new RouteTeller(snapshot);
    this.crimes = new CrimeAdmission(snapshot.vocabularies().crimeTypes());
  }

  JourneyPage.Answer answer() {
    Journeys journeys = finder.find(person);
    return new JourneyPage.Answer(
        who(),
        reading.notes(),
        journeys.best().map(this::next).orElse(null),
        journeys.stages().stream()
            .filter(stage -> stage.sought() || stage.isReached())
            .map(this::stage)
            .toList(),
        journeys.unreachable().stream().map(JourneyStage::label).toList(),
        journeyBlocks(journeys.ranked()),
        journeys.ruledOut().stream().limit(MOST_RULED_OUT).map(this::ruledOut).toList(),
        journeys.ruledOutElsewhere() + Math.max(0, journeys.ruledOut().size() - MOST_RULED_OUT),
        journeys.ruledOutRoutes().stream().limit(MOST_RULED_OUT).map(this::ruledOut).toList());
  }

  private String who() {
    List<String> parts = new ArrayList<>();
    if (person.gender() != null) {
      parts.add(gender(person.gender(), person.age()));
    }
    if (person.age() != null) {
      parts.add("age " + person.age());
    }
    parts.add(RouteWords.lower(snapshot.vocabularies().getTerm(person.crime()).label()));
    if (person.daysSince() != null) {
      parts.add(person.daysSince() == 0 ? "today" : RouteWords.span(person.daysSince()) + " ago");
    }
    if (person.reported() != null) {
      parts.add(person.reported() ? "reported to the police" : "not reported to the police");
    }
    if (person.risk() != null) {
      parts.add(RouteWords.lower(person.risk().label()) + " risk");
    }
    parts.addAll(labels(person.cohorts()));
    if (person.language() != null) {
      parts.add("needs " + ListingWords.language(person.language()));
    }
    if (Boolean.FALSE.equals(person.recourseToPublicFunds())) {
      parts.add("no recourse to public funds");
    }
    person.communicationNeeds().stream()
        .sorted()
        .forEach(need -> parts.add("needs " + need.label()));
    String place = reading.place().isEmpty() ? "" : ", living in " + reading.place();
    String said = String.join(", ", parts) + place;
    return said.substring(0, 1).toUpperCase(Locale.UK) + said.substring(1);
  }

  private static String gender(Gender gender, @Nullable Integer age) {
    boolean child = age != null && age < 18;
    return switch (gender) {
      case FEMALE -> age == null ? "Female" : child ? "Girl" : "Woman";
      case MALE -> age == null ? "Male" : child ? "Boy" : "Man";
      case NON_BINARY -> "Non-binary person";
    };
  }

  private List<String> labels(Set<TermId> terms) {
    return terms.stream()
        .sorted()
        .map(id -> RouteWords.lower(snapshot.vocabularies().getTerm(id).shortLabel()))
        .toList();
  }

  // ---------------------------------------------------------------- who next

  private JourneyPage.@Nullable Next next(Journey journey) {
    if (journey.steps().isEmpty()) {
      return null;
    }
    Step step = journey.steps().getFirst();
    Service service = step.to();
    return new JourneyPage.Next(
        snapshot.catalogue().named(service),
        RouteTeller.address(service),
        organisation(service),
        how(step),
        wait(step.waitWeeks(), service),
        contacts(service),
        step.toCheck());
  }

  /** How to get there from where they are: "The police refer, by phone". */
  private String how(Step step) {
    ReferralRoute route = step.way().route();
    Waypoint from = step.way().from();
    String by =
        route == null || route.mechanism() == Mechanism.NOT_STATED
            ? ""
            : ", by " + RouteWords.lower(route.mechanism().label());
    if (from instanceof EntryPoint entry && entry.kind() == EntryPoint.Kind.SELF_REFERRAL) {
      return "They can get in touch themselves" + by;
    }
    return "Referred by " + teller.words().sender(from) + by;
  }

  private static String wait(@Nullable Integer weeks, Service service) {
    if (weeks == null) {
      return "Wait not stated: ask";
    }
    if (weeks == 0) {
      return service.capacity().status() == Capacity.Status.OPEN
          ? "Open, no wait stated"
          : "No wait";
    }
    return "Usual wait " + Figures.count(weeks, "week", "weeks");
  }

  private List<JourneyPage.Contact> contacts(Service service) {
    return service.contacts().stream()
        .sorted(java.util.Comparator.comparing(Contact::kind))
        .limit(4)
        .map(
            contact ->
                new JourneyPage.Contact(
                    contact.kind().label(),
                    contact.value(),
                    Objects.requireNonNullElse(ListingWords.link(contact), "")))
        .toList();
  }

  private String organisation(Service service) {
    return snapshot.catalogue().organisationOf(service).name();
  }

  // ---------------------------------------------------------------- stages

  private JourneyPage.StageBlock stage(StageAnswer stage) {
    List<JourneyPage.Option> options = new ArrayList<>();
    for (ReachableListing each : stage.services().stream().limit(MOST).toList()) {
      options.add(option(each, options.isEmpty()));
    }
    return new JourneyPage.StageBlock(
        "stage-" + stage.stage().slug(),
        stage.stage().label(),
        stage.sought(),
        options.subList(0, Math.min(SHOWN, options.size())),
        options.subList(Math.min(SHOWN, options.size()), options.size()));
  }

  private JourneyPage.Option option(ReachableListing each, boolean best) {
    Service service = each.service();
    Step last = each.path().getLast();
    List<String> toCheck =
        each.path().stream().flatMap(step -> step.toCheck().stream()).distinct().toList();
    return new JourneyPage.Option(
        snapshot.catalogue().named(service),
        RouteTeller.address(service),
        organisation(service),
        each.level() == CohortLevel.Level.OPEN ? "" : each.level().label(),
        crimeFit(service),
        how(last),
        wait(last.waitWeeks(), service),
        each.path().stream().anyMatch(step -> step.crossing() == Crossing.YES),
        contacts(service),
        each.path().size() < 2 ? List.of() : each.path().stream().map(this::step).toList(),
        toCheck,
        best ? alternatives(each) : List.of());
  }

  /** "Crime: multi-crime". */
  private String crimeFit(Service service) {
    return crimes
        .fit(service.crimeTypes(), person.crime())
        .map(fit -> "Crime: " + RouteWords.lower(fit.label()))
        .orElse("");
  }

  private List<String> alternatives(ReachableListing best) {
    return finder.alternatives(person, best.service().id(), ALTERNATIVES + 1).stream()
        .filter(other -> !other.path().equals(best.path()))
        .limit(ALTERNATIVES)
        .map(
            other ->
                other.path().stream()
                    .map(step -> how(step) + " to " + snapshot.catalogue().named(step.to()))
                    .collect(Collectors.joining("; then ")))
        .distinct()
        .toList();
  }

  private JourneyPage.StepLine step(Step step) {
    List<String> notes = new ArrayList<>();
    if (!step.stages().isEmpty()) {
      notes.add(
          step.stages().stream()
              .sorted()
              .map(JourneyStage::label)
              .collect(Collectors.joining(", ")));
    }
    notes.add(wait(step.waitWeeks(), step.to()));
    notes.add(crimeFit(step.to()));
    Standing.of(step.to(), snapshot.today()).words().stream()
        .map(words -> Character.toUpperCase(words.charAt(0)) + words.substring(1))
        .forEach(notes::add);
    ReferralRoute route = step.way().route();
    if (route == null) {
      notes.add("Only its listing says so");
    } else {
      notes.add(
          teller.tell(step.way(), step.waitWeeks(), step.crossing()).standing().equals("lapsed")
              ? "The formal agreement has ended"
              : step.way().standing(snapshot.today()).label());
      if (!route.isConfirmed()) {
        notes.add("Unconfirmed: one end only says so");
      }
      if (route.freshness(snapshot.today()) == Freshness.STALE) {
        notes.add(Freshness.told(route.assuredOn(), snapshot.today()));
      }
    }
    if (step.crossing() == Crossing.YES) {
      notes.add("Crosses a police area boundary");
    }
    notes.addAll(step.toCheck());
    return new JourneyPage.StepLine(
        (step.startsAgain() ? "Begins anew: " : "")
            + how(step)
            + " to "
            + snapshot.catalogue().named(step.to()),
        notes,
        step.startsAgain());
  }

  // ---------------------------------------------------------------- journeys

  private List<JourneyPage.JourneyBlock> journeyBlocks(List<Journey> ranked) {
    List<JourneyPage.JourneyBlock> blocks = new ArrayList<>();
    for (Journey journey : ranked.stream().limit(MOST_JOURNEYS).toList()) {
      if (journey.steps().isEmpty()) {
        continue;
      }
      Step first = journey.steps().getFirst();
      blocks.add(
          new JourneyPage.JourneyBlock(
              (blocks.isEmpty() ? "Best: first " : "Or first ")
                  + snapshot.catalogue().named(first.to())
                  + " ("
                  + RouteWords.lower(teller.words().name(first.way().from()))
                  + ")",
              summary(journey),
              journey.steps().stream().map(this::step).toList()));
    }
    return blocks;
  }

  private static String summary(Journey journey) {
    return Stream.of(
            journey
                .furthest()
                .map(stage -> "as far as " + RouteWords.lower(stage.label()))
                .orElse("no stage"),
            Figures.count(journey.waitWeeks(), "week", "weeks")
                + " of waits"
                + (journey.unknownWaits() == 0
                    ? ""
                    : " ("
                        + Figures.count(journey.unknownWaits(), "wait", "waits")
                        + " not stated)"),
            Figures.count(journey.handoffs(), "handoff", "handoffs"),
            Figures.count(journey.crossings(), "boundary crossing", "boundary crossings"))
        .collect(Collectors.joining(", "));
  }

  // ---------------------------------------------------------------- ruled out

  private JourneyPage.RuledOut ruledOut(RuledOutListing out) {
    return new JourneyPage.RuledOut(
        snapshot.catalogue().named(out.service()),
        RouteTeller.address(out.service()),
        out.stages().stream().sorted().map(JourneyStage::label).collect(Collectors.joining(", ")),
        out.refusals().stream().map(Refusal::words).toList());
  }

  private JourneyPage.RuledOut ruledOut(RuledOutRoute out) {
    return new JourneyPage.RuledOut(
        teller.words().name(out.route().from()) + " to " + out.to().name(),
        RouteTeller.address(out.to()),
        "",
        out.refusals().stream().map(Refusal::words).toList());
  }
}
