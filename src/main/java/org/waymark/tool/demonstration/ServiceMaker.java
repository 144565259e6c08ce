package org.waymark.tool.demonstration;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.EligibilityBuilder;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationType;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.Visibility;
import org.waymark.geography.AreaCode;
import org.waymark.tool.demonstration.Kind.Reach;
import org.waymark.tool.demonstration.Plan.Body;
import org.waymark.tool.demonstration.Terrain.Ground;
import org.waymark.tool.demonstration.Terrain.Town;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Turns a plan into a listing with everything a listing has. */
final class ServiceMaker {

  private static final String SOURCE = Provenance.DEMONSTRATION;
  private static final TermId CHILDREN = new TermId("children");
  private static final TermId WOMEN_AND_GIRLS = new TermId("women-and-girls");
  private static final TermId BSL_USERS = new TermId("deaf-and-bsl");
  private static final TermId SEXUAL_ABUSE = new TermId("sexual-abuse");
  private static final TermId DOMESTIC_ABUSE = new TermId("domestic-abuse");
  private static final TermId MULTI_CRIME = new TermId("multi-crime");
  private static final TermId HELPLINE = new TermId("helpline");

  /** Groups that a service open to all may say it welcomes. */
  private static final List<TermId> WELCOMED =
      List.of(
          new TermId("sexual-orientation"),
          new TermId("gender-reassignment"),
          new TermId("disability"),
          new TermId("older-people"),
          new TermId("learning-disability"),
          new TermId("autistic-people"),
          new TermId("english-not-first-language"),
          new TermId("no-recourse-to-public-funds"),
          new TermId("gypsy-roma-traveller"),
          new TermId("pregnancy-and-maternity"),
          new TermId("mental-health"),
          new TermId("drugs-and-alcohol"),
          new TermId("rural-and-isolated"));

  /** Languages as spoken in England besides English, the commoner first (BCP 47). */
  private static final Map<String, Integer> LANGUAGES = languages();

  private static final List<OrganisationType> TYPES =
      List.of(
          OrganisationType.CHARITY,
          OrganisationType.CHARITY,
          OrganisationType.CHARITY,
          OrganisationType.CHARITY,
          OrganisationType.CHARITY,
          OrganisationType.CIC,
          OrganisationType.COMPANY,
          OrganisationType.UNINCORPORATED);

  private final long seed;
  private final Terrain terrain;
  private final Vocabularies vocabularies;
  private final LocalDate today;
  private final Instant recordedAt;
  private final List<WithheldPlace> withheld = new ArrayList<>();

  ServiceMaker(
      long seed, Terrain terrain, Vocabularies vocabularies, LocalDate today, Instant recordedAt) {
    this.seed = seed;
    this.terrain = terrain;
    this.vocabularies = vocabularies;
    this.today = today;
    this.recordedAt = recordedAt;
  }

  private static Map<String, Integer> languages() {
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (String entry :
        "pl 12,ro 10,ur 11,pa 10,pt 7,es 6,ar 9,bn 8,gu 6,it 3,fr 5,so 5,tr 4,fa 5,ku 4,ta 3,zh 4,uk 5,hi 5,sq 3,ti 2,vi 1"
            .split(",")) {
      String[] parts = entry.split(" ");
      weights.put(parts[0], Integer.valueOf(parts[1]));
    }
    return Map.copyOf(weights);
  }

  List<WithheldPlace> withheldPlaces() {
    return List.copyOf(withheld);
  }

  static String externalId(String organisationName) {
    return organisationName.toLowerCase(Locale.ROOT).replace("'", "").replaceAll("[^a-z0-9]+", "-");
  }

  Organisation organisation(Body body) {
    Dice dice = Dice.of(seed, "organisation " + body.name);
    String externalId = externalId(body.name);
    OrganisationType type =
        body.theme.equals("health") && dice.percent(60) ? OrganisationType.NHS : dice.pick(TYPES);
    // Numbers that neither register has given out: real ones do not begin so.
    String charity =
        type == OrganisationType.CHARITY && dice.percent(85)
            ? "0000" + dice.between(100, 999)
            : null;
    String company =
        (type == OrganisationType.CIC || type == OrganisationType.COMPANY)
            ? "ZZ" + dice.between(100_000, 999_999)
            : null;
    boolean online = dice.percent(88);
    TermId leader = body.leader == null ? null : body.leader.byAndFor();
    return new Organisation(
        RecordIds.organisation(SOURCE, externalId),
        body.name,
        type,
        "An invented organisation in "
            + body.home.name()
            + ", made up for the demonstration of Waymark.",
        online ? "https://" + externalId + ".example.org/" : null,
        dice.percent(92) ? "hello@" + externalId + ".example.org" : null,
        charity,
        company,
        leader == null ? Set.of() : Set.of(leader),
        new Provenance(SOURCE, externalId, recordedAt));
  }

  Service service(Plan plan, String externalId) {
    Dice dice = Dice.of(seed, "service " + externalId + plan.kind());
    Kind kind = plan.kind();
    String place = plan.ground() == null ? "England" : plan.ground().name();
    Set<TermId> crimes = crimes(kind);
    boolean sexual =
        crimes.stream().anyMatch(crime -> vocabularies.crimeTypes().isWithin(crime, SEXUAL_ABUSE));
    boolean domestic =
        crimes.stream()
            .anyMatch(crime -> vocabularies.crimeTypes().isWithin(crime, DOMESTIC_ABUSE));
    boolean womenOnly = dice.percent(kind.percentForWomen());
    Eligibility eligibility = eligibility(plan, sexual, womenOnly, dice);
    Set<ReferralSource> sources = EnumSet.noneOf(ReferralSource.class);
    sources.addAll(kind.referralSources());
    boolean self = dice.percent(kind.percentSelfReferral());
    if (self) {
      sources.add(ReferralSource.SELF);
    }
    String hours = dice.weighted(kind.weights("hours"));
    String where = dice.weighted(kind.weights("place"));
    List<ServiceLocation> locations = locations(plan, externalId, where, dice);
    boolean interpreting = dice.percent(plan.settled() ? 85 : 58);
    boolean bsl =
        BSL_USERS.equals(kind.byAndFor())
            || dice.percent(plan.town().residentsNearby() > 150_000 ? 13 : 6);
    LocalDate assured = assured(plan, dice);
    Wording.Facts facts =
        new Wording.Facts(
            self,
            eligibility.report() == ReportRequirement.REPORT_NEEDED,
            womenOnly,
            interpreting,
            hours.equals("long"),
            where.equals("withheld"),
            !plan.extra().isEmpty(),
            (domestic || sexual) && self && !kind.theme().equals("law"),
            !self || kind.texts("how").stream().anyMatch(text -> text.contains("contribution")));
    return ServiceBuilder.builder()
        .id(RecordIds.service(SOURCE, externalId))
        .organisation(RecordIds.organisation(SOURCE, externalId(plan.body().name)))
        .name(Wording.name(plan, place, dice))
        .description(Wording.description(plan, place, facts, dice))
        .url(
            dice.percent(60)
                ? "https://" + externalId(plan.body().name) + ".example.org/" + kind.key()
                : null)
        .status(plan.settled() || kind.each() == 100 ? ListingStatus.PUBLISHED : status(dice))
        .visibility(Visibility.PUBLIC)
        .crimeTypes(crimes)
        .cohorts(cohorts(plan, eligibility, bsl, dice))
        .offers(offers(plan, dice))
        .eligibility(eligibility)
        .referralSources(sources)
        .languages(spoken(plan, dice))
        .interpreting(Stated.of(interpreting))
        .accessibility(accessibility(plan, bsl, dice))
        .openingTimes(openingTimes(hours, dice))
        .openingNote(openingNote(hours, dice))
        .contacts(contacts(plan, dice))
        .capacity(capacity(plan, assured, dice))
        .locations(locations)
        .arrangements(arrangements(plan, dice))
        .assuredOn(assured)
        .provenance(new Provenance(SOURCE, externalId, recordedAt))
        .build();
  }

  /** The terms of the kind; the vocabulary refuses one it does not know. */
  private Set<TermId> crimes(Kind kind) {
    kind.crimeTypes().forEach(vocabularies.crimeTypes()::get);
    return new LinkedHashSet<>(kind.crimeTypes());
  }

  private Eligibility eligibility(Plan plan, boolean sexual, boolean womenOnly, Dice dice) {
    Kind kind = plan.kind();
    Integer youngest = kind.youngest();
    Integer oldest = kind.oldest();
    boolean inCumbria =
        plan.ground() != null && plan.town().policeArea().equals(ServicePlanner.CUMBRIA);
    boolean anyCrime = kind.crimeTypes().contains(MULTI_CRIME);
    if (inCumbria && !plan.settled() && (sexual || anyCrime)) {
      // See ServicePlanner: the children of Cumbria have the arranged services alone.
      youngest = Math.max(18, youngest == null ? 18 : youngest);
    } else if (youngest != null && youngest == 16 && dice.percent(25)) {
      youngest = 18;
    } else if (youngest == null && dice.percent(20)) {
      youngest = dice.pick(List.of(5, 10, 13));
    }
    Set<Gender> genders =
        kind.forMen()
            ? Set.of(Gender.MALE)
            : womenOnly
                ? (dice.percent(20)
                    ? Set.of(Gender.FEMALE, Gender.NON_BINARY)
                    : Set.of(Gender.FEMALE))
                : Set.of();
    TermId leader = kind.byAndFor();
    Set<TermId> only = leader != null && dice.percent(45) ? Set.of(leader) : Set.of();
    Set<AreaCode> residence =
        plan.ground() != null && kind.reach() == Reach.RADIUS && dice.percent(18)
            ? Set.of(plan.town().council())
            : Set.of();
    ReportRequirement report =
        dice.percent(kind.percentReportNeeded())
            ? ReportRequirement.REPORT_NEEDED
            : ReportRequirement.NOT_NEEDED;
    Set<RiskLevel> risks =
        kind.forHighRisk()
            ? (dice.percent(60) ? Set.of(RiskLevel.HIGH) : Set.of(RiskLevel.HIGH, RiskLevel.MEDIUM))
            : Set.of();
    String other =
        dice.percent(12)
            ? dice.pick(
                List.of(
                    "Not for people in crisis with their mental health; we help to find the right"
                        + " team.",
                    "We ask that you are safe from the person who harmed you when sessions start.",
                    "Registered with a GP in the area.",
                    "Active misuse of drugs or alcohol is talked over first; it is not a bar.",
                    "A parent or carer has to agree for under-thirteens."))
            : "";
    return EligibilityBuilder.builder(Eligibility.everybody())
        .minimumAge(youngest == null && oldest == null ? Integer.valueOf(0) : youngest)
        .maximumAge(oldest)
        .genders(genders.isEmpty() ? EnumSet.allOf(Gender.class) : genders)
        .onlyCohorts(only)
        .residence(residence)
        .report(report)
        .risks(risks.isEmpty() ? EnumSet.allOf(RiskLevel.class) : risks)
        .otherConditions(other)
        .build();
  }

  private List<CohortLevel> cohorts(Plan plan, Eligibility eligibility, boolean bsl, Dice dice) {
    Map<TermId, CohortLevel.Level> levels = new LinkedHashMap<>();
    TermId leader = plan.kind().byAndFor();
    if (leader != null) {
      levels.put(leader, CohortLevel.Level.BY_AND_FOR);
    }
    for (TermId cohort : plan.kind().specialistFor()) {
      levels.putIfAbsent(cohort, CohortLevel.Level.SPECIALIST);
    }
    if (eligibility.genders().contains(Gender.FEMALE)
        && !eligibility.genders().contains(Gender.MALE)) {
      levels.putIfAbsent(WOMEN_AND_GIRLS, CohortLevel.Level.SPECIALIST);
    }
    if (bsl && dice.percent(30)) {
      levels.putIfAbsent(BSL_USERS, CohortLevel.Level.SPECIALIST);
    }
    if (eligibility.admitsAges(5, 17) && !plan.kind().isForChildren()) {
      levels.putIfAbsent(CHILDREN, CohortLevel.Level.OPEN);
    }
    for (TermId cohort : dice.some(WELCOMED, 0, 3)) {
      levels.putIfAbsent(
          cohort,
          dice.percent(plan.town().residentsNearby() > 200_000 ? 14 : 5)
              ? CohortLevel.Level.SPECIALIST
              : CohortLevel.Level.OPEN);
    }
    List<CohortLevel> cohorts = new ArrayList<>();
    levels.forEach(
        (cohort, level) ->
            cohorts.add(new CohortLevel(vocabularies.cohorts().get(cohort).id(), level)));
    cohorts.sort(Comparator.comparing(CohortLevel::level).thenComparing(CohortLevel::cohort));
    return cohorts;
  }

  private List<Offer> offers(Plan plan, Dice dice) {
    Kind kind = plan.kind();
    kind.supportTypes().forEach(vocabularies.supportTypes()::get);
    List<ServiceArea> areas = new ArrayList<>(plan.reach());
    Ground ground = plan.ground();
    if (ground == null) {
      areas.add(new ServiceArea.EnglandWide());
    } else if (areas.isEmpty()) {
      areas.add(new ServiceArea.Coded(ground.code()));
    }
    areas.addAll(plan.extra());
    areas.sort(Comparator.comparingInt(ServiceMaker::rank).thenComparing(Object::toString));
    List<Offer> offers = new ArrayList<>();
    offers.add(
        new Offer(
            new LinkedHashSet<>(kind.supportTypes()),
            new LinkedHashSet<>(dice.some(kind.deliveryModes(), 1, kind.deliveryModes().size())),
            areas.stream().distinct().toList()));
    boolean canLend =
        ground != null
            && kind.reach() != Reach.POLICE_AREA
            && !plan.settled()
            && !kind.isForChildren()
            && kind.percentSelfReferral() >= 60
            && !kind.supportTypes().contains(HELPLINE);
    if (canLend && dice.percent(11)) {
      offers.add(
          new Offer(
              Set.of(HELPLINE),
              Set.of(DeliveryMode.TELEPHONE),
              List.of(new ServiceArea.Coded(plan.town().policeArea()))));
    }
    return offers;
  }

  /** The order in which a listing names its areas. */
  private static int rank(ServiceArea area) {
    return switch (area) {
      case ServiceArea.Coded coded -> 0;
      case ServiceArea.EnglandWide everywhere -> 1;
      case ServiceArea.TravelRadius radius -> 2;
      case ServiceArea.Drawn drawn -> 3;
    };
  }

  private ListingStatus status(Dice dice) {
    int mark = dice.between(1, 1000);
    if (mark <= 14) {
      return ListingStatus.CLOSED;
    }
    if (mark <= 25) {
      return ListingStatus.SUSPENDED;
    }
    if (mark <= 33) {
      return ListingStatus.DRAFT;
    }
    return mark <= 41 ? ListingStatus.SUBMITTED : ListingStatus.PUBLISHED;
  }

  private Set<String> spoken(Plan plan, Dice dice) {
    Set<String> languages = new LinkedHashSet<>();
    boolean city = plan.town().residentsNearby() > 180_000;
    int chance = plan.kind().byAndFor() != null ? 75 : city ? 30 : 8;
    if (dice.percent(chance)) {
      int wanted = dice.between(1, city ? 5 : 2);
      List<Map.Entry<String, Integer>> all =
          LANGUAGES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
      while (languages.size() < wanted) {
        languages.add(dice.weighted(all, Map.Entry::getValue).getKey());
      }
    }
    if (plan.extra().stream()
        .anyMatch(area -> area instanceof ServiceArea.Coded coded && coded.area().isWelsh())) {
      languages.add("cy");
    }
    return languages;
  }

  private Set<AccessibilityFeature> accessibility(Plan plan, boolean bsl, Dice dice) {
    Set<AccessibilityFeature> features = EnumSet.noneOf(AccessibilityFeature.class);
    if (bsl) {
      features.add(AccessibilityFeature.BSL);
    }
    if (dice.percent(plan.settled() ? 60 : 22)) {
      features.add(AccessibilityFeature.EASY_READ);
    }
    if (dice.percent(10)) {
      features.add(AccessibilityFeature.TRANSPORT_HELP);
    }
    return features;
  }

  private List<ServiceLocation> locations(Plan plan, String externalId, String where, Dice dice) {
    List<ServiceLocation> locations = new ArrayList<>();
    switch (where) {
      case "public" -> {
        locations.add(open(plan, plan.town(), externalId, 1, dice));
        Ground ground = plan.ground();
        if (ground != null && ground.towns().size() > 2 && dice.percent(16)) {
          Town second = dice.pick(ground.towns());
          if (!second.equals(plan.town())) {
            locations.add(open(plan, second, externalId, 2, dice));
          }
        }
      }
      case "area" ->
          locations.add(
              new ServiceLocation.AreaOnly(
                  RecordIds.location(SOURCE, externalId, 1), plan.town().district()));
      case "withheld" -> {
        int houses = dice.percent(25) ? 2 : 1;
        for (int number = 1; number <= houses; number++) {
          locations.add(withhold(plan, externalId, number, dice));
        }
      }
      default -> {
        // Given by telephone, by video or wherever the person is: no place of its own.
      }
    }
    return locations;
  }

  private ServiceLocation open(Plan plan, Town town, String externalId, int number, Dice dice) {
    Set<AccessibilityFeature> features = EnumSet.noneOf(AccessibilityFeature.class);
    if (dice.percent(72)) {
      features.add(AccessibilityFeature.STEP_FREE);
    }
    if (dice.percent(55)) {
      features.add(AccessibilityFeature.ACCESSIBLE_TOILET);
    }
    if (dice.percent(30)) {
      features.add(AccessibilityFeature.HEARING_LOOP);
    }
    if (dice.percent(24)) {
      features.add(AccessibilityFeature.QUIET_SPACE);
    }
    if (dice.percent(35)) {
      features.add(AccessibilityFeature.PARKING);
    }
    String name =
        dice.pick(List.of("%s rooms", "%s House", "The %s building", "%s office"))
            .formatted(InventedNames.first(plan.body().name));
    return new ServiceLocation.Public(
        RecordIds.location(SOURCE, externalId, number),
        name,
        List.of(InventedNames.street(dice), town.name()),
        town.outcode() + " " + InventedNames.inwardCode(dice),
        town.position(),
        features);
  }

  private ServiceLocation withhold(Plan plan, String externalId, int number, Dice dice) {
    ServiceLocation.Withheld place =
        new ServiceLocation.Withheld(RecordIds.location(SOURCE, externalId, number));
    withheld.add(
        new WithheldPlace(
            place.id(),
            RecordIds.service(SOURCE, externalId),
            InventedNames.first(plan.body().name) + " " + number,
            List.of(InventedNames.withheldStreet(dice), plan.town().name()),
            plan.town().outcode() + " " + InventedNames.withheldInwardCode(dice)));
    return place;
  }

  private List<OpeningTime> openingTimes(String hours, Dice dice) {
    List<OpeningTime> times = new ArrayList<>();
    switch (hours) {
      case "always" -> {
        for (DayOfWeek day : DayOfWeek.values()) {
          times.add(new OpeningTime(day, LocalTime.MIDNIGHT, OpeningTime.MIDNIGHT));
        }
      }
      case "week" -> {
        LocalTime opens = LocalTime.of(dice.between(8, 10), 0);
        LocalTime closes = LocalTime.of(dice.between(18, 22), 0);
        for (DayOfWeek day : DayOfWeek.values()) {
          times.add(new OpeningTime(day, opens, closes));
        }
      }
      case "part" -> {
        LocalTime opens = LocalTime.of(dice.between(9, 12), dice.pick(List.of(0, 30)));
        List<DayOfWeek> days =
            dice.some(
                List.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY),
                1,
                3);
        for (DayOfWeek day : days) {
          times.add(new OpeningTime(day, opens, opens.plusHours(dice.between(2, 5))));
        }
      }
      default -> {
        boolean late = hours.equals("long");
        LocalTime opens =
            dice.pick(List.of(LocalTime.of(9, 0), LocalTime.of(9, 30), LocalTime.of(8, 30)));
        LocalTime closes =
            dice.pick(List.of(LocalTime.of(17, 0), LocalTime.of(16, 30), LocalTime.of(17, 0)));
        int lateDays = late ? dice.between(1, 4) : 0;
        for (int day = 1; day <= 5; day++) {
          boolean stays = day <= lateDays;
          times.add(
              new OpeningTime(DayOfWeek.of(day), opens, stays ? LocalTime.of(20, 0) : closes));
        }
        if (late && dice.percent(35)) {
          times.add(new OpeningTime(DayOfWeek.SATURDAY, LocalTime.of(10, 0), LocalTime.of(13, 0)));
        }
      }
    }
    return times;
  }

  private static String openingNote(String hours, Dice dice) {
    if (hours.equals("always")) {
      return "";
    }
    if (hours.equals("part")) {
      return dice.percent(40) ? "Term time only." : "";
    }
    return dice.percent(45)
        ? dice.pick(
            List.of(
                "Closed on bank holidays.",
                "Leave a message at other times; say when it is safe to ring back.",
                "The line is an answering machine from 12:30 to 13:15."))
        : "";
  }

  private List<Contact> contacts(Plan plan, Dice dice) {
    Kind kind = plan.kind();
    String host = externalId(plan.body().name) + ".example.org";
    boolean urban = plan.town().residentsNearby() > 150_000;
    boolean line =
        kind.reach() == Reach.NATIONAL
            || kind.supportTypes().contains(HELPLINE)
            || kind.key().equals("victim-hub");
    List<Contact> contacts = new ArrayList<>();
    if (line || dice.percent(94)) {
      contacts.add(
          new Contact(
              Contact.Kind.TELEPHONE,
              line
                  ? DramaNumbers.freephone(dice)
                  : DramaNumbers.office(plan.town().policeArea(), urban, dice),
              dice.percent(20) ? "Please say if it is not safe to leave a message" : null));
    }
    if (kind.deliveryModes().contains(DeliveryMode.TEXT_OR_EMAIL) || dice.percent(16)) {
      contacts.add(new Contact(Contact.Kind.TEXT, DramaNumbers.mobile(dice), null));
    }
    if (contacts.isEmpty() || dice.percent(70)) {
      contacts.add(
          new Contact(
              Contact.Kind.EMAIL,
              dice.pick(List.of("referrals@", "support@", "contact@")) + host,
              null));
    }
    if (kind.deliveryModes().contains(DeliveryMode.ONLINE_CHAT)) {
      contacts.add(new Contact(Contact.Kind.WEBCHAT, "https://" + host + "/chat", null));
    }
    if (dice.percent(35)) {
      contacts.add(
          new Contact(
              Contact.Kind.REFERRAL_FORM, "https://" + host + "/refer", "For professionals"));
    }
    return contacts;
  }

  private @Nullable LocalDate assured(Plan plan, Dice dice) {
    if (plan.settled()) {
      return today.minusDays(dice.between(3, 80));
    }
    int mark = dice.between(1, 100);
    if (mark <= 5) {
      return null;
    }
    if (mark <= 23) {
      return today.minusDays(dice.between(181, 720));
    }
    return mark <= 43
        ? today.minusDays(dice.between(91, 180))
        : today.minusDays(dice.between(1, 90));
  }

  private Capacity capacity(Plan plan, @Nullable LocalDate assured, Dice dice) {
    LocalDate asOf = assured == null ? null : assured;
    int longest = plan.kind().longestWaitWeeks();
    int mark = dice.between(1, 100);
    if (plan.settled()) {
      mark = longest > 8 ? 60 : 1;
    }
    if (longest == 0 || mark <= 46) {
      return mark > 92 ? Capacity.unknown() : new Capacity(Capacity.Status.OPEN, null, asOf);
    }
    if (mark <= 76) {
      return new Capacity(
          Capacity.Status.WAITING_LIST,
          dice.percent(88) ? dice.between(Math.max(1, longest / 5), longest) : null,
          asOf);
    }
    if (mark <= 83) {
      return new Capacity(Capacity.Status.ASSESSMENT_NEEDED, null, asOf);
    }
    return mark <= 90 ? new Capacity(Capacity.Status.CLOSED, null, asOf) : Capacity.unknown();
  }

  private List<CommissioningArrangement> arrangements(Plan plan, Dice dice) {
    if (dice.percent(6) && !plan.settled()) {
      return List.of();
    }
    List<CommissioningArrangement> arrangements = new ArrayList<>();
    String payer = dice.weighted(plan.kind().weights("payer"));
    arrangements.add(arrangement(plan, payer, dice));
    if (!payer.equals("none") && dice.percent(13)) {
      arrangements.add(arrangement(plan, "none", dice));
    }
    return arrangements;
  }

  private CommissioningArrangement arrangement(Plan plan, String payer, Dice dice) {
    AreaCode policeArea = plan.town().policeArea();
    List<String> boards = terrain.integratedCareBoards(policeArea);
    String policingBody = terrain.policingBody(policeArea);
    String council = terrain.council(policeArea, plan.town().council());
    boolean joint = dice.percent(payer.equals("none") || payer.equals("ministry") ? 0 : 22);
    Set<String> commissioners = new LinkedHashSet<>();
    switch (payer) {
      case "pcc" -> commissioners.add(policingBody);
      case "icb" -> commissioners.add(boards.isEmpty() ? "NHS England" : boards.getFirst());
      case "council" -> commissioners.add(council);
      case "ministry" -> commissioners.add("Ministry of Justice");
      case "nhs" -> commissioners.add("NHS England");
      default -> {
        // Nobody commissioned it: the organisation raises the money itself.
      }
    }
    if (joint) {
      commissioners.add(payer.equals("pcc") ? council : policingBody);
      if (dice.percent(30) && !boards.isEmpty()) {
        commissioners.add(boards.getFirst());
      }
    }
    boolean unfunded = payer.equals("none");
    List<String> funders =
        unfunded
            ? dice.some(
                List.of("Charitable trusts", "Donations and legacies", "Lottery grant"), 1, 2)
            : payer.equals("pcc") && dice.percent(55)
                ? List.of("Ministry of Justice")
                : List.copyOf(commissioners);
    String fund =
        switch (payer) {
          case "pcc" ->
              dice.pick(
                  List.of(
                      "Core victim services grant",
                      "ISVA and IDVA fund",
                      "Community safety grant"));
          case "icb" -> "Mental health investment";
          case "council" ->
              dice.pick(
                  List.of("Domestic abuse grant", "Public health grant", "Early help budget"));
          case "ministry" -> "National victim services fund";
          case "nhs" -> "Health and justice budget";
          default -> null;
        };
    // Money follows the number of people, less than in proportion.
    Ground ground = plan.ground();
    double people =
        ground == null
            ? 1
            : Math.sqrt(Math.max(0.15, ground.residents() / typicalResidents(plan.kind())));
    long pounds =
        Math.round(
                plan.kind().thousandPounds()
                    * (unfunded ? 0.4 : 1)
                    * Math.min(4, people)
                    * dice.between(0.6, 1.5))
            * 1000;
    LocalDate starts = LocalDate.of(today.getYear() - dice.between(0, 4), Month.APRIL, 1);
    if (starts.isAfter(today)) {
      starts = starts.minusYears(1);
    }
    LocalDate ends =
        unfunded && dice.percent(60)
            ? null
            : dice.percent(80)
                ? starts.plusYears(dice.between(1, 5)).minusDays(1)
                : starts.plusMonths(dice.between(4, 20) * 3L).minusDays(1);
    return new CommissioningArrangement(
        List.copyOf(commissioners),
        funders,
        fund,
        dice.percent(90) ? Math.max(4000, pounds) : null,
        dice.percent(95) ? starts : null,
        ends,
        !unfunded && dice.percent(30)
            ? dice.pick(List.of("One year", "Two years, one at a time", "Six months"))
            : null,
        unfunded
            ? (dice.percent(50) ? "grant" : null)
            : dice.pick(List.of("grant", "open tender", "direct award", "framework call-off")),
        Stated.of(joint),
        plan.extra().isEmpty() || ground == null ? Set.of() : Set.of(ground.code()));
  }

  private static double typicalResidents(Kind kind) {
    return switch (kind.reach()) {
      case POLICE_AREA, NATIONAL -> 1_400_000;
      case COUNCIL -> 370_000;
      case DISTRICT, RADIUS -> 180_000;
    };
  }
}
