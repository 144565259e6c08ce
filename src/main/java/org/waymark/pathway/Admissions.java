package org.waymark.pathway;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Stated;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.CrimeAdmission;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.Standing;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;

/**
 * Whether one person is admitted to services and along routes: the only place that says so.
 * Cohorts, crimes and reach are those of {@code coverage}, as in search and gap.
 *
 * <p>What is not known of the person or not said in a listing refuses nobody; it is something to
 * check. Verdicts are remembered, so that one of these serves a whole search for journeys. Not
 * thread-safe.
 */
public final class Admissions {

  private static final TermId NO_RECOURSE = new TermId("no-recourse-to-public-funds");
  private static final TermId DEAF = new TermId("deaf-and-bsl");
  private static final TermId OTHER_LANGUAGE = new TermId("english-not-first-language");
  private static final String BSL_TAG = "bfi";

  private static final String NO_SIGN_LANGUAGE =
      "names an interpreter, but not whether of British Sign Language";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter DAY_OF_THIS_YEAR =
      DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

  private static final int GENDERS = Gender.values().length;

  private static final byte REFUSED = -1;

  private final PathwayNetwork network;
  private final DescribedPerson person;
  private final LocalDate today;
  private final CohortAdmission cohorts;
  private final CrimeAdmission crimes;
  private final Map<TermId, CrimeFit> worth;
  private final Set<TermId> theirs;
  private final Set<TermId> possible;
  private final Set<TermId> ranked;
  private final PlaceProfile profile;

  /**
   * By service: 0 not looked at, -1 refused, else 1 + level + 4 × things to check, with one level
   * more for a service that is open to the person and meant for others.
   */
  private final byte[] verdicts;

  /** By route that asks for no residence: 0 not looked at, -1 refused, else 1 + things to check. */
  private final byte[] routeVerdicts;

  public Admissions(PathwayNetwork network, DescribedPerson person) {
    this(network, person, new byte[network.services().size()], new byte[network.routeCount()]);
  }

  private Admissions(
      PathwayNetwork network, DescribedPerson person, byte[] verdicts, byte[] routeVerdicts) {
    this.network = network;
    this.person = person;
    this.verdicts = verdicts;
    this.routeVerdicts = routeVerdicts;
    today = network.snapshot().today();
    cohorts = new CohortAdmission(network.snapshot().vocabularies().cohorts());
    crimes = new CrimeAdmission(network.snapshot().vocabularies().crimeTypes());
    worth = crimes.worthFor(person.crime());
    Set<TermId> stated = new HashSet<>(person.cohorts());
    if (Boolean.FALSE.equals(person.recourseToPublicFunds())) {
      stated.add(NO_RECOURSE);
    }
    if (person.communicationNeeds().contains(AccessibilityFeature.BSL)) {
      stated.add(DEAF);
    }
    if (needsAnotherLanguage()) {
      stated.add(OTHER_LANGUAGE);
    }
    Set<TermId> implied = cohorts.impliedBy(person.age(), person.gender());
    Set<TermId> all = new HashSet<>(stated);
    all.addAll(implied);
    theirs = Set.copyOf(all);
    Set<TermId> perhaps = new HashSet<>(cohorts.possiblyImpliedBy(person.age(), person.gender()));
    perhaps.addAll(all);
    possible = Set.copyOf(perhaps);
    ranked = stated.isEmpty() ? implied : Set.copyOf(stated);
    profile = network.profile(person.place());
  }

  /** The same person in another place; what does not depend on it is not looked at again. */
  public Admissions in(DescribedPerson.Place place) {
    return new Admissions(network, person.in(place), verdicts, routeVerdicts);
  }

  public DescribedPerson person() {
    return person;
  }

  public PlaceProfile profile() {
    return profile;
  }

  private boolean needsAnotherLanguage() {
    String language = person.language();
    return language != null && !language.isBlank() && !language.equals("en");
  }

  // Services

  /** True when a service takes the person. */
  public boolean takes(int service) {
    return profile.covers(service) && verdict(service) > 0;
  }

  /** How close a service that takes the person is to them. */
  public CohortLevel.Level level(int service) {
    return LEVELS[Math.min((verdict(service) - 1) & 3, CohortLevel.Level.OPEN.ordinal())];
  }

  /**
   * True when a service that takes the person is meant for cohorts that they do not belong to: it
   * names some that it is specialist or by and for, and none is theirs.
   */
  public boolean isMeantForOthers(int service) {
    return ((verdict(service) - 1) & 3) == FOR_OTHERS;
  }

  private static final CohortLevel.Level[] LEVELS = CohortLevel.Level.values();
  private static final int FOR_OTHERS = LEVELS.length;

  private int fit(Service service) {
    CohortLevel.Level level = cohorts.levelForMember(service, ranked);
    boolean forOthers =
        level == CohortLevel.Level.OPEN
            && service.cohorts().stream().anyMatch(each -> each.level() != CohortLevel.Level.OPEN)
            && cohorts.levelForMember(service, theirs) == CohortLevel.Level.OPEN;
    return forOthers ? FOR_OTHERS : level.ordinal();
  }

  /** How many things there are to check before relying on a service that takes the person. */
  public int questions(int service) {
    return (verdict(service) - 1) >> 2;
  }

  private byte verdict(int service) {
    byte known = verdicts[service];
    if (known == 0) {
      Findings findings = new Findings(false);
      if (network.services().counts(service)) {
        look(network.services().service(service), findings);
      } else {
        findings.refused = true;
      }
      known =
          findings.refused
              ? REFUSED
              : (byte)
                  (1
                      + fit(network.services().service(service))
                      + 4 * Math.min(30, findings.questions));
      verdicts[service] = known;
    }
    return known;
  }

  /** Whether a service takes the person, or every reason why not. */
  public Admission toService(int ordinal) {
    Service service = network.services().service(ordinal);
    Findings findings = new Findings(true);
    if (!network.isOpen(ordinal)) {
      findings.refuse(Refusal.Ground.LISTING, "is closed");
    }
    standing(service, findings);
    if (network.isOpen(ordinal) && !profile.covers(ordinal)) {
      findings.refuse(Refusal.Ground.PLACE, placeRefusal(ordinal));
    }
    look(service, findings);
    return findings.asAdmission(findings.refused ? null : cohorts.levelForMember(service, ranked));
  }

  /** Why a service does not count today; that it takes no referrals is told with its capacity. */
  private void standing(Service service, Findings findings) {
    for (Standing.Reason reason : Standing.of(service, today).reasons()) {
      if (!(reason instanceof Standing.ClosedToReferrals)) {
        findings.refuse(Refusal.Ground.LISTING, "listed, not counted: " + reason.words());
      }
    }
  }

  /** Everything but the place and how it stands. */
  private void look(Service service, Findings findings) {
    Eligibility eligibility = service.eligibility();
    ages(eligibility.minimumAge(), eligibility.maximumAge(), findings);
    silence(eligibility, findings);
    if (!eligibility.genders().isEmpty() && eligibility.genders().size() < GENDERS) {
      if (person.gender() == null) {
        findings.check("genders", () -> CohortAdmission.takesGenders(eligibility.genders()));
      } else if (!eligibility.admitsGender(person.gender())) {
        findings.refuse(Refusal.Ground.GENDER, CohortAdmission.takesGenders(eligibility.genders()));
      }
    }
    if (findings.isDone()) {
      return;
    }
    cohorts(eligibility.onlyCohorts(), findings);
    crime(service, findings);
    publicFunds(eligibility, findings);
    risks(eligibility.risks(), findings);
    report(eligibility.report(), findings);
    if (findings.isDone()) {
      return;
    }
    capacity(service.capacity(), true, findings);
    language(service, findings);
    communication(service, findings);
    if (!eligibility.otherConditions().isBlank()) {
      findings.check("", eligibility::otherConditions);
    }
  }

  private void cohorts(Set<TermId> only, Findings findings) {
    if (cohorts.admitsMember(only, theirs)) {
      return;
    }
    if (cohorts.admitsMember(only, possible)) {
      findings.check("age or gender", () -> cohorts.takesOnly(only));
    } else {
      findings.refuse(Refusal.Ground.COHORT, () -> cohorts.takesOnly(only));
    }
  }

  private void crime(Service service, Findings findings) {
    CrimeFit fit = CrimeAdmission.closest(service.crimeTypes(), worth).orElse(null);
    if (fit == null) {
      findings.refuse(Refusal.Ground.CRIME, () -> crimes.isFor(service.crimeTypes()));
    } else if (fit == CrimeFit.SOME_OF_THEM) {
      findings.check("", () -> crimes.isFor(service.crimeTypes()));
    }
  }

  private void publicFunds(Eligibility eligibility, Findings findings) {
    if (!Boolean.FALSE.equals(person.recourseToPublicFunds())) {
      return;
    }
    switch (eligibility.publicFunds()) {
      case YES -> {}
      case NO ->
          findings.refuse(Refusal.Ground.COHORT, "takes nobody without recourse to public funds");
      case ASK, NOT_STATED ->
          findings.check(
              "", () -> "whether it takes people without recourse to public funds is not stated");
    }
  }

  /** What is not stated neither admits nor refuses. */
  private void silence(Eligibility eligibility, Findings findings) {
    if (!eligibility.statesAges()) {
      findings.check("", () -> "which ages it takes is not stated");
    }
    if (eligibility.genders().isEmpty()) {
      findings.check("", () -> "which genders it takes is not stated");
    }
    if (eligibility.risks().isEmpty() && person.risk() != null) {
      findings.check("", () -> "at which risk it helps is not stated");
    }
  }

  private void ages(@Nullable Integer youngest, @Nullable Integer oldest, Findings findings) {
    if (oldest == null && (youngest == null || youngest == 0)) {
      return;
    }
    Integer age = person.age();
    if (age == null) {
      findings.check("age", () -> "takes " + CohortAdmission.ages(youngest, oldest));
    } else if ((youngest != null && age < youngest) || (oldest != null && age > oldest)) {
      findings.refuse(Refusal.Ground.AGE, () -> "takes " + CohortAdmission.ages(youngest, oldest));
    }
  }

  private void risks(Set<RiskLevel> risks, Findings findings) {
    if (risks.isEmpty() || risks.size() == RiskLevel.values().length) {
      return;
    }
    if (person.risk() == null) {
      findings.check("risk", () -> takesRisks(risks));
    } else if (!risks.contains(person.risk())) {
      findings.refuse(Refusal.Ground.RISK, () -> takesRisks(risks));
    }
  }

  private static String takesRisks(Set<RiskLevel> risks) {
    return "takes "
        + risks.stream()
            .sorted()
            .map(risk -> risk.label().toLowerCase(Locale.UK))
            .collect(Collectors.joining(" or "))
        + " risk only";
  }

  private void report(ReportRequirement report, Findings findings) {
    if (report == ReportRequirement.NOT_NEEDED) {
      return;
    }
    if (report == ReportRequirement.NOT_STATED) {
      findings.check("", () -> "whether a police report is needed is not stated");
      return;
    }
    boolean needed = report == ReportRequirement.REPORT_NEEDED;
    String words = needed ? "police report required" : "takes only what has not been reported";
    if (person.reported() == null) {
      findings.check("report", () -> words);
    } else if (person.reported() != needed) {
      findings.refuse(Refusal.Ground.REPORT, words);
    }
  }

  private void capacity(Capacity capacity, boolean asked, Findings findings) {
    if (capacity.status() == Capacity.Status.CLOSED) {
      findings.refuse(
          Refusal.Ground.CAPACITY,
          () ->
              "closed to referrals"
                  + (capacity.asOf() == null ? "" : " since " + day(capacity.asOf())));
    } else if (asked && capacity.status() == Capacity.Status.UNKNOWN) {
      findings.check("capacity", () -> "whether it has room is not stated");
    }
  }

  private String day(LocalDate day) {
    return (day.getYear() == today.getYear() ? DAY_OF_THIS_YEAR : DAY).format(day);
  }

  private void language(Service service, Findings findings) {
    String language = person.language();
    if (BSL_TAG.equals(language)) {
      signLanguage(service, Refusal.Ground.LANGUAGE, findings);
    } else if (needsAnotherLanguage()
        && language != null
        && !service.languages().contains(language)
        && service.interpreting() != Stated.YES) {
      String name = Locale.forLanguageTag(language).getDisplayLanguage(Locale.UK);
      if (saysNoOtherLanguage(service)) {
        findings.refuse(
            Refusal.Ground.LANGUAGE, () -> "speaks no " + name + " and has no interpreter");
      } else {
        findings.check("", () -> "whether it speaks " + name + " is not stated");
      }
    }
  }

  /** True when it says which languages it is given in, and that there is no interpreter. */
  private static boolean saysNoOtherLanguage(Service service) {
    return !service.languages().isEmpty() && service.interpreting() == Stated.NO;
  }

  /** An interpreter speaks; one of sign language is another. */
  private static void signLanguage(Service service, Refusal.Ground ground, Findings findings) {
    if (signs(service)) {
      return;
    }
    if (service.interpreting() == Stated.YES) {
      findings.check("", () -> NO_SIGN_LANGUAGE);
    } else if (saysNoOtherLanguage(service)) {
      findings.refuse(ground, "names no British Sign Language and has no interpreter");
    } else {
      findings.check("", () -> "whether it uses British Sign Language is not stated");
    }
  }

  private static boolean signs(Service service) {
    return service.languages().contains(BSL_TAG)
        || service.accessibility().contains(AccessibilityFeature.BSL);
  }

  private void communication(Service service, Findings findings) {
    for (AccessibilityFeature need : AccessibilityFeature.values()) {
      if (!person.communicationNeeds().contains(need)) {
        continue;
      }
      if (need == AccessibilityFeature.BSL) {
        signLanguage(service, Refusal.Ground.COMMUNICATION, findings);
      } else if (!service.accessibility().contains(need)) {
        findings.check("", () -> need.label().toLowerCase(Locale.UK) + " is not stated");
      }
    }
  }

  private String placeRefusal(int ordinal) {
    Geography geography = network.snapshot().geography();
    return switch (person.place()) {
      case DescribedPerson.Place.SmallArea small ->
          "does not cover " + name(geography.smallArea(small.ordinal()).district());
      case DescribedPerson.Place.Within within -> {
        SmallAreaSet area = geography.smallAreasOf(within.area());
        long reached =
            PlaceProfiles.residents(geography, area, network.services().reachOf(ordinal).local());
        yield reached == 0
            ? "does not cover " + name(within.area())
            : "covers only "
                + Math.max(1, 100 * reached / Math.max(1, geography.population(area)))
                + "% of people in "
                + name(within.area())
                + ": a postcode would tell";
      }
    };
  }

  private String name(AreaCode code) {
    return network
        .snapshot()
        .geography()
        .findArea(code)
        .map(area -> area.shortName())
        .orElse(code.value());
  }

  // Routes

  /**
   * True when the person may go along a route, by its number; whether the service takes them is not
   * asked.
   */
  public boolean mayUse(int route) {
    return routeVerdict(route) > 0;
  }

  /** How many things there are to check before relying on a route that the person may use. */
  public int routeQuestions(int route) {
    return routeVerdict(route) - 1;
  }

  private byte routeVerdict(int number) {
    byte known = routeVerdicts[number];
    if (known == 0) {
      ReferralRoute route = network.route(number);
      Findings findings = new Findings(false);
      look(route, findings);
      known = findings.refused ? REFUSED : (byte) (1 + Math.min(100, findings.questions));
      if (route.criteria().residence().isEmpty()) {
        routeVerdicts[number] = known;
      }
    }
    return known;
  }

  /** Whether the person may go along a route, or every reason why not. */
  public Admission along(ReferralRoute route) {
    Findings findings = new Findings(true);
    look(route, findings);
    return findings.asAdmission(null);
  }

  private void look(ReferralRoute route, Findings findings) {
    RouteCriteria criteria = route.criteria();
    if (route.isWithdrawnOn(today)) {
      findings.refuse(
          Refusal.Ground.WITHDRAWN,
          () ->
              "no longer used"
                  + (route.withdrawnOn() == null ? "" : " since " + day(route.withdrawnOn())));
    }
    capacity(route.capacity(), false, findings);
    if (!criteria.crimeTypes().isEmpty()
        && criteria.crimeTypes().stream().noneMatch(worth::containsKey)) {
      findings.refuse(Refusal.Ground.CRIME, () -> crimes.isFor(criteria.crimeTypes()));
    }
    if (findings.isDone()) {
      return;
    }
    cohorts(criteria.cohorts(), findings);
    ages(criteria.minimumAge(), criteria.maximumAge(), findings);
    if (!criteria.genders().isEmpty()) {
      if (person.gender() == null) {
        findings.check("genders", () -> CohortAdmission.takesGenders(criteria.genders()));
      } else if (!criteria.genders().contains(person.gender())) {
        findings.refuse(
            Refusal.Ground.GENDER, () -> CohortAdmission.takesGenders(criteria.genders()));
      }
    }
    risks(criteria.risks(), findings);
    report(criteria.report(), findings);
    time(criteria, findings);
    if (!criteria.residence().isEmpty() && !livesIn(criteria.residence())) {
      findings.refuse(
          Refusal.Ground.PLACE,
          () ->
              "takes only people who live in "
                  + criteria.residence().stream()
                      .map(this::name)
                      .sorted()
                      .collect(Collectors.joining(" or ")));
    }
    if (!criteria.otherConditions().isBlank()) {
      findings.check("", criteria::otherConditions);
    }
  }

  private void time(RouteCriteria criteria, Findings findings) {
    Integer least = criteria.leastDaysSince();
    Integer most = criteria.mostDaysSince();
    if (least == null && most == null) {
      return;
    }
    Integer days = person.daysSince();
    if (days == null) {
      findings.check("time", () -> takesTimes(least, most));
    } else if ((least != null && days < least) || (most != null && days > most)) {
      findings.refuse(Refusal.Ground.TIME, () -> takesTimes(least, most));
    }
  }

  private static String takesTimes(@Nullable Integer least, @Nullable Integer most) {
    if (least == null) {
      return "only within " + days(most == null ? 0 : most) + " of what happened";
    }
    return most == null
        ? "only from " + days(least) + " after what happened"
        : "only from " + days(least) + " to " + days(most) + " after what happened";
  }

  private static String days(int days) {
    if (days >= 730 && days % 365 == 0) {
      return days / 365 + " years";
    }
    return days == 1 ? "1 day" : days + " days";
  }

  private boolean livesIn(Set<AreaCode> areas) {
    Geography geography = network.snapshot().geography();
    return switch (person.place()) {
      case DescribedPerson.Place.SmallArea small ->
          areas.stream().anyMatch(code -> geography.smallAreasOf(code).contains(small.ordinal()));
      case DescribedPerson.Place.Within within -> {
        if (areas.contains(within.area())) {
          yield true;
        }
        SmallAreaSet area = geography.smallAreasOf(within.area());
        long people = 0;
        for (AreaCode code : areas) {
          people += PlaceProfiles.residents(geography, area, geography.smallAreasOf(code));
        }
        yield !area.isEmpty() && 2 * people >= geography.population(area);
      }
    };
  }

  /** Words are made only when somebody will read them. */
  private interface Words {
    String make();
  }

  private static final class Findings {
    private final boolean inWords;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> toCheck = new ArrayList<>();
    private boolean refused;
    private int questions;

    Findings(boolean inWords) {
      this.inWords = inWords;
    }

    /** True when one reason is enough and there is one. */
    boolean isDone() {
      return refused && !inWords;
    }

    void refuse(Refusal.Ground ground, String words) {
      refused = true;
      if (inWords) {
        refusals.add(new Refusal(ground, words));
      }
    }

    void refuse(Refusal.Ground ground, Words words) {
      refused = true;
      if (inWords) {
        refusals.add(new Refusal(ground, words.make()));
      }
    }

    /**
     * @param asked what of the person is not known; empty when it is the listing that is silent
     */
    void check(String asked, Words words) {
      questions++;
      if (inWords) {
        toCheck.add(
            switch (asked) {
              case "age" -> "ask their age: " + words.make();
              case "age or gender" -> "ask their age and gender: " + words.make();
              case "genders" -> "ask their gender: " + words.make();
              case "risk" -> "ask for a risk assessment: " + words.make();
              case "report" -> "ask whether it was reported: " + words.make();
              case "time" -> "ask when it happened: " + words.make();
              default -> words.make();
            });
      }
    }

    Admission asAdmission(CohortLevel.@Nullable Level level) {
      return new Admission(level, refusals, toCheck);
    }
  }
}
