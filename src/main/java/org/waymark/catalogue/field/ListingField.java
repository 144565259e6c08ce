package org.waymark.catalogue.field;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Eligibility.PublicFunds;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.vocabulary.VocabularyKind;

/**
 * Everything about a listing that can change, cut into what people talk about, in the order of the
 * form. The unit of a difference, of an approval and of a merge. Identifier, organisation and
 * provenance never change and are no fields.
 *
 * <p>A field says everything about itself: which facts it is asked by ({@link #facts}, or rows of
 * {@link OfferFacts}, {@link PlaceFacts} and {@link ArrangementFacts}), how each is read and
 * written, what forms and files call it, how a difference is told, and what of a change of it waits
 * for approval: {@code docs/decisions/0011-what-waits-for-approval.md} and {@code
 * 0033-less-public-is-live-at-once.md}.
 */
public enum ListingField implements Labelled {
  NAME(
      "Name",
      ListingPart.ABOUT,
      Wait.NEVER,
      fact("name", TextCodec.line(), Service::name, (b, v) -> b.service().name(orEmpty(v)))
          .needed("missing", "the service has no name", "Enter the name of the service")
          .asked("Name of the service", "As people know it, without the organisation's name")
          .inColumn(
              "Service name",
              "The name of the service as people know it.",
              "Sorrelgarth ISVA service",
              "Needed on the first row of a service",
              "name",
              "service",
              "title")
          .onWire("name")),
  DESCRIPTION(
      "Description",
      ListingPart.ABOUT,
      Wait.NEVER,
      fact(
              "description",
              TextCodec.lines(20_000),
              Service::description,
              (b, v) -> b.service().description(orEmpty(v)))
          .neededToSubmit("Describe the service in a few sentences")
          .asked(
              "What you do",
              "A few sentences in plain words for somebody who has never used a service like yours."
                  + " Do not write an address that must stay secret")
          .inColumn(
              "Description",
              "What the service does, in plain words. Never an address that must not be known.",
              "Advisers for adults who have been raped or sexually abused at any time.",
              "Words, up to 20,000 characters",
              "summary",
              "about")
          .onWire("description")),
  URL(
      "Page about the service",
      ListingPart.ABOUT,
      Wait.URL,
      fact("url", new WebAddressCodec(), Service::url, (b, v) -> b.service().url(v))
          .asked("Web page about the service (optional)", "In full, like https://www.example.org")
          .inColumn(
              "Service page",
              "The page about this service.",
              "https://sorrelgarth.example.org/isva",
              "An address beginning with https://",
              "url",
              "service url",
              "web page",
              "link")),
  OFFERS(
      "What it does and where",
      ListingPart.SUPPORT,
      Wait.OFFERS,
      new Whole<>(Service::offers, (b, v) -> b.service().offers(v), OfferFacts::tell),
      new Rows<>(Service::offers, OfferFacts.FACTS)),
  CRIME_TYPES(
      "Crimes and harms",
      ListingPart.CRIMES,
      Wait.ALWAYS,
      fact(
              "crime",
              new TermsCodec(VocabularyKind.CRIME_TYPE),
              Service::crimeTypes,
              (b, v) -> b.service().crimeTypes(orNone(v)))
          .neededToSubmit("Select at least one crime")
          .asked(
              "Victims of which crimes do you help?",
              "A choice stands for everything under it: select Domestic abuse alone when you help"
                  + " with all of it")
          .inColumn(
              "Crime types",
              "The crimes whose victims it is for.",
              "Rape; Sexual assault",
              "Crime types from the list, with semicolons between",
              "crimes",
              "crime type")
          .deciding()),
  COHORTS(
      "Groups it is for",
      ListingPart.COHORTS,
      Wait.ALWAYS,
      fact(
              "group",
              new CohortLevelsCodec(),
              Service::cohorts,
              (b, v) -> b.service().cohorts(v == null ? List.of() : v))
          .inColumn(
              "Groups of victims",
              "The groups it is for, each with how closely: by and for, specialist or open.",
              "Children=specialist; Deaf people=by and for",
              "Group=level, with semicolons between; a group without a level is open",
              "cohorts",
              "cohort levels",
              "groups")),
  AGES(
      "Ages",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      new Whole<>(
          service ->
              new Ages(service.eligibility().minimumAge(), service.eligibility().maximumAge()),
          (b, v) -> {
            b.eligibility().minimumAge(v.youngest());
            b.eligibility().maximumAge(v.oldest());
          },
          (v, terms) -> v.tell()),
      fact(
              "age-from",
              new AgeCodec(false),
              s -> s.eligibility().minimumAge(),
              (b, v) -> b.eligibility().minimumAge(v))
          .asked(
              "Youngest age (optional)",
              "In whole years. Write 0 when people of any age can be helped")
          .inColumn(
              "Youngest age",
              "The youngest age taken, in years.",
              "16",
              "0 to 120; 0 when people of any age are taken; both ages empty means Not stated",
              "minimum age",
              "min age",
              "age from")
          .withRest((b, age) -> b.alsoOldest(Integer.valueOf(age)))
          .deciding(),
      fact(
              "age-to",
              new AgeCodec(true),
              s -> s.eligibility().maximumAge(),
              (b, v) -> b.eligibility().maximumAge(v))
          .asked("Oldest age (optional)", "Leave it empty when there is no upper limit")
          .inColumn(
              "Oldest age",
              "The oldest age taken, in years.",
              "25",
              "0 to 120; empty for no limit, where the youngest age is given",
              "maximum age",
              "max age",
              "age to")
          .withRest((b, age) -> b.alsoYoungest(Integer.valueOf(age)))
          .deciding()),
  GENDERS(
      "Genders",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      fact(
              "gender",
              new ChoicesCodec<>(
                  Gender.class, "any", "any gender", "all", "all genders", "everybody", "everyone"),
              s -> s.eligibility().genders(),
              (b, v) -> b.eligibility().genders(orNone(v)))
          .asked("Who can be helped?", "Select all of them when people of any gender can")
          .inColumn(
              "Genders",
              "Who is taken.",
              "Women and girls",
              "Women and girls, Men and boys, Non-binary people; all of them for everybody; empty"
                  + " means Not stated",
              "gender")
          .deciding()),
  ONLY_COHORTS(
      "Only for these groups",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      fact(
              "only-group",
              new TermsCodec(VocabularyKind.COHORT),
              s -> s.eligibility().onlyCohorts(),
              (b, v) -> b.eligibility().onlyCohorts(orNone(v)))
          .asked(
              "Only for certain groups (optional)",
              "Select groups only when nobody else is taken. Nearly every service leaves this"
                  + " empty")
          .inColumn(
              "Only these groups",
              "Groups outside which nobody is taken.",
              "LGBT+ people",
              "Groups from the list, with semicolons between",
              "only cohorts")
          .deciding()),
  RESIDENCE(
      "Only for residents of",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      fact(
              "residence",
              new AreasCodec(),
              s -> s.eligibility().residence(),
              (b, v) -> b.eligibility().residence(orNone(v)))
          .asked("Only people who live here", "Untick to take away")
          .inColumn(
              "Must live in",
              "Areas outside which residents are not taken, wherever the service reaches.",
              "Cumberland",
              "Areas, with semicolons between",
              "residence",
              "residents of")
          .deciding()),
  REPORT(
      "Report to the police",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      fact(
              "report",
              new ChoiceCodec<>(ReportRequirement.class, ReportRequirement.NOT_STATED),
              s -> s.eligibility().report(),
              (b, v) -> b.eligibility().report(Objects.requireNonNull(v)))
          .asked("Must the crime be reported to the police?", "")
          .inColumn(
              "Report to police",
              "Whether the crime must have been reported.",
              "No report to the police needed",
              "No report to the police needed, Only where it has been reported to the police, Only"
                  + " where it has not been reported to the police, Not stated; empty means Not"
                  + " stated",
              "police report",
              "report")
          .deciding()),
  RISKS(
      "Levels of risk",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      fact(
              "risk",
              new ChoicesCodec<>(
                  RiskLevel.class, "any", "any risk", "all", "all risks", "all levels"),
              s -> s.eligibility().risks(),
              (b, v) -> b.eligibility().risks(orNone(v)))
          .asked("At which assessed risk?", "Select all of them when it does not matter")
          .inColumn(
              "Risk levels",
              "Levels of risk taken, by a DASH or a like assessment.",
              "High; Medium",
              "Standard, Medium, High; all of them for any; empty means Not stated",
              "risk",
              "risk level")
          .deciding()),
  PUBLIC_FUNDS(
      "People with no recourse to public funds",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      fact(
              "public-funds",
              new ChoiceCodec<>(PublicFunds.class, PublicFunds.NOT_STATED),
              s -> s.eligibility().publicFunds(),
              (b, v) -> b.eligibility().publicFunds(Objects.requireNonNull(v)))
          .asked(
              "Do you take people with no recourse to public funds?",
              "People whose leave to stay bars them from most benefits and social housing")
          .inColumn(
              "No recourse to public funds",
              "Whether people with no recourse to public funds are taken.",
              "Ask the service first",
              "Yes, No, Ask the service first, Not stated; empty means Not stated",
              "public funds",
              "nrpf")
          .onWire("publicFunds")
          .deciding()),
  CONDITIONS(
      "Other conditions",
      ListingPart.ELIGIBILITY,
      Wait.CONDITIONS,
      fact(
              "conditions",
              TextCodec.lines(20_000),
              s -> s.eligibility().otherConditions(),
              (b, v) -> b.eligibility().otherConditions(orEmpty(v)))
          .asked(
              "Anything else people should know (optional)",
              "For example that somebody must agree to be referred")
          .inColumn(
              "Other conditions",
              "Anything else a person must know before asking.",
              "Registered with a GP in the area.",
              "Words",
              "conditions",
              "eligibility notes")),
  REFERRAL_SOURCES(
      "Who can refer",
      ListingPart.REFERRAL,
      Wait.NEVER,
      fact(
              "referral",
              new ChoicesCodec<>(ReferralSource.class),
              Service::referralSources,
              (b, v) -> b.service().referralSources(orNone(v)))
          .neededToSubmit("Select who can refer people")
          .asked(
              "Who can refer somebody to you?",
              "Select Self-referral when people can get in touch themselves")
          .inColumn(
              "Who may refer",
              "Who may send somebody.",
              "Self-referral; Police",
              "Self-referral, Police, GP and other health, Emergency department, Social care,"
                  + " School or college, MARAC, MASH, Helpline, Court, Another support service, Any"
                  + " professional",
              "referral sources",
              "referral routes",
              "referrals from")),
  OPENING_TIMES(
      "Opening times",
      ListingPart.OPENING,
      Wait.NEVER,
      fact(
              "opening",
              new OpeningTimesCodec(),
              Service::openingTimes,
              (b, v) -> b.service().openingTimes(v == null ? List.of() : v))
          .inColumn(
              "Opening times",
              "When it is open, local time.",
              "Mon-Fri 09:00-17:00; Sat 10:00-13:00",
              "Days and times, with semicolons between; \"24/7\" for always",
              "opening hours",
              "hours")
          .withRest(ListingParts::addHoursInWords)
          .onWire("openingTimes")),
  OPENING_NOTE(
      "Note on opening times",
      ListingPart.OPENING,
      Wait.NEVER,
      fact(
              "opening-note",
              TextCodec.lines(2_000),
              Service::openingNote,
              (b, v) -> b.service().openingNote(orEmpty(v)))
          .asked("Note (optional)", "For example that you are closed on bank holidays")
          .inColumn(
              "Opening note",
              "What the times cannot say.",
              "Closed on bank holidays.",
              "Words",
              "opening times note")
          .onWire("openingNote")),
  CONTACTS(
      "Contacts",
      ListingPart.CONTACTS,
      Wait.CONTACTS,
      new Whole<>(Service::contacts, (b, v) -> b.service().contacts(v), ListingField::tellContacts),
      contacts(Contact.Kind.TELEPHONE)
          .inColumn(
              "Telephone",
              "Numbers to ring, a note in brackets.",
              "01632 960123 (office); 0808 157 0123",
              "Numbers, with semicolons between",
              "phone",
              "phone number",
              "telephone number"),
      contacts(Contact.Kind.TEXT)
          .inColumn(
              "Text message",
              "Numbers for text messages.",
              "07700 900123",
              "Numbers, with semicolons between",
              "text",
              "sms"),
      contacts(Contact.Kind.EMAIL)
          .inColumn(
              "E-mail",
              "Addresses to write to.",
              "referrals@sorrelgarth.example.org",
              "Addresses, with semicolons between",
              "email",
              "email address"),
      contacts(Contact.Kind.WEBSITE)
          .inColumn(
              "Contact page",
              "A page for getting in touch.",
              "https://sorrelgarth.example.org/contact",
              "Addresses, with semicolons between",
              "contact website"),
      contacts(Contact.Kind.WEBCHAT)
          .inColumn(
              "Webchat",
              "The page of a webchat.",
              "https://sorrelgarth.example.org/chat",
              "Addresses, with semicolons between",
              "web chat"),
      contacts(Contact.Kind.REFERRAL_FORM)
          .inColumn(
              "Referral form",
              "The page of a referral form, a note in brackets.",
              "https://sorrelgarth.example.org/refer (For professionals)",
              "Addresses, with semicolons between",
              "referral url")),
  CAPACITY(
      "Capacity",
      ListingPart.CAPACITY,
      Wait.NEVER,
      new Whole<>(Service::capacity, (b, v) -> b.service().capacity(v), (v, terms) -> tell(v)),
      fact(
              "capacity",
              new ChoiceCodec<>(Capacity.Status.class, Capacity.Status.UNKNOWN),
              s -> s.capacity().status(),
              (b, v) ->
                  b.service()
                      .capacity(b.service().capacity().withStatus(Objects.requireNonNull(v))))
          .neededToSubmit("Select whether you take referrals now")
          .asked("Do you take referrals now?", "The day you last changed this is shown beside it")
          .inColumn(
              "Taking referrals",
              "Whether somebody referred now would be seen.",
              "Waiting list",
              "Open to referrals, Waiting list, Assessment first, Closed to referrals, Not stated",
              "capacity",
              "capacity status"),
      fact(
              "wait-weeks",
              new WeeksCodec(Capacity.LONGEST_WAIT),
              s -> s.capacity().waitWeeks(),
              (b, v) -> b.service().capacity(b.service().capacity().withWaitWeeks(v)))
          .asked(
              "Usual wait in weeks (optional)",
              "From referral to the first real help. Write 0 when there is none")
          .inColumn(
              "Wait in weeks",
              "The usual wait.",
              "12",
              "0 to 520",
              "wait weeks",
              "waiting time",
              "waiting time weeks"),
      fact(
              "capacity-date",
              DateCodec.ofThePast(),
              s -> s.capacity().asOf(),
              (b, v) -> b.service().capacity(b.service().capacity().withAsOf(v)))
          .inColumn(
              "Wait as of",
              "The day that was said.",
              "2026-05-20",
              "A date",
              "capacity date",
              "capacity as of")),
  LANGUAGES(
      "Languages",
      ListingPart.LANGUAGES,
      Wait.NEVER,
      fact(
              "language",
              new LanguagesCodec(),
              Service::languages,
              (b, v) -> b.service().languages(orNone(v)))
          .asked("In which languages besides English do your own people help?", "")
          .inColumn(
              "Languages",
              "Languages it is given in besides English; English alone where there is no other.",
              "Polish; pa",
              "English names of languages or BCP 47 tags, with semicolons between",
              "language")
          .onWire("languages")),
  INTERPRETING(
      "Interpreter",
      ListingPart.LANGUAGES,
      Wait.NEVER,
      fact(
              "interpreting",
              new YesNoCodec("An interpreter can be had", "No interpreter"),
              Service::interpreting,
              (b, v) -> b.service().interpreting(Objects.requireNonNull(v)))
          .asked("Can you arrange an interpreter?", "")
          .inColumn(
              "Interpreters",
              "Whether an interpreter can be had.",
              "Yes",
              "Yes, No, Not stated; empty means Not stated",
              "interpreting",
              "interpreter")
          .onWire("interpreting")),
  ACCESSIBILITY(
      "Accessibility",
      ListingPart.ACCESSIBILITY,
      Wait.NEVER,
      fact(
              "access",
              new ChoicesCodec<>(AccessibilityFeature.class),
              Service::accessibility,
              (b, v) -> b.service().accessibility(orNone(v)))
          .asked(
              "What do you offer to disabled people?",
              "What is true of the whole service. What is true of one address is asked there.")
          .inColumn(
              "Accessibility",
              "What the service itself offers to disabled people.",
              "British Sign Language; Easy read information",
              "Step-free access, Accessible toilet, Hearing loop, British Sign Language, Easy read"
                  + " information, Quiet space, Accessible parking, Help with transport",
              "access")),
  LOCATIONS(
      "Places",
      ListingPart.CONFIDENTIALITY,
      Wait.PLACES,
      new Whole<>(Service::locations, (b, v) -> b.service().locations(v), PlaceFacts::tell),
      new Rows<>(Service::locations, PlaceFacts.FACTS)),
  VISIBILITY(
      "Who can see the listing",
      ListingPart.CONFIDENTIALITY,
      Wait.VISIBILITY,
      fact(
              "visibility",
              new ChoiceCodec<>(Visibility.class, Visibility.PUBLIC),
              Service::visibility,
              (b, v) -> b.service().visibility(Objects.requireNonNull(v)))
          .neededToSubmit("Select who can see the listing")
          .asked("Who can see the listing?", "")
          .inColumn(
              "Visibility",
              "Who may know that the listing exists. Empty leaves it as it is.",
              "Everybody",
              "Everybody, Signed-in professionals only; empty means Everybody for a new listing",
              "listing visibility",
              "unlisted")
          .deciding()),
  STATUS(
      "Status",
      ListingPart.STATE,
      Wait.STATUS,
      fact(
              "status",
              new ChoiceCodec<>(ListingStatus.class, ListingStatus.PUBLISHED),
              Service::status,
              (b, v) -> b.service().status(Objects.requireNonNull(v)))
          .inColumn(
              "Status",
              "Where the listing stands.",
              "Published",
              "Draft, Submitted, Published, Suspended, Closed; empty means Published",
              "listing status")
          .deciding()),
  ASSURED_ON(
      "Last checked",
      ListingPart.STATE,
      Wait.NEVER,
      fact(
              "assured-on",
              DateCodec.ofThePast(),
              Service::assuredOn,
              (b, v) -> b.service().assuredOn(v))
          .inColumn(
              "Last checked",
              "The day somebody responsible last said the listing is right.",
              "2026-05-20",
              "A date: 2026-05-20 or 20/05/2026",
              "last checked date",
              "assured on",
              "last verified",
              "last updated")),
  ARRANGEMENTS(
      "Commissioning arrangements",
      ListingPart.FUNDING,
      Wait.NEVER,
      new Whole<>(
          Service::arrangements, (b, v) -> b.service().arrangements(v), ArrangementFacts::tell),
      new Rows<>(Service::arrangements, ArrangementFacts.FACTS));

  /** The field as a whole: what a difference tells and a merge takes over. */
  private record Whole<T>(
      Function<Service, @Nullable T> get,
      BiConsumer<ListingParts, @Nullable T> set,
      BiFunction<T, ListingTerms, List<String>> tell,
      BiPredicate<T, T> same) {

    Whole(
        Function<Service, @Nullable T> get,
        BiConsumer<ListingParts, T> set,
        BiFunction<T, ListingTerms, List<String>> tell) {
      this(get, set, tell, Object::equals);
    }

    static <T> Whole<T> of(Fact<Service, ListingParts, T> fact) {
      return new Whole<>(fact::get, fact::set, fact.codec()::tell, fact.codec()::same);
    }

    boolean differs(Service one, Service other) {
      T mine = get.apply(one);
      T theirs = get.apply(other);
      return mine == null || theirs == null ? mine != theirs : !same.test(mine, theirs);
    }

    void copy(Service from, ListingParts onto) {
      set.accept(onto, get.apply(from));
    }

    List<String> tell(Service service, ListingTerms terms) {
      T value = get.apply(service);
      return value == null ? List.of() : tell.apply(value, terms);
    }
  }

  /**
   * A field that has rows of its own in a table.
   *
   * @param get the rows of a listing
   * @param facts what each is written by
   */
  public record Rows<R>(Function<Service, List<R>> get, List<? extends Fact<R, ?, ?>> facts) {

    /** How many rows a listing has. */
    public int count(Service service) {
      return get.apply(service).size();
    }

    /** The cells of one row by their headings; those that say nothing are left out. */
    Map<String, String> write(Service service, int row, ListingTerms terms) {
      return ListingField.write(facts, get.apply(service).get(row), terms);
    }
  }

  private final String label;
  private final ListingPart part;
  private final Wait wait;
  private final Whole<?> whole;
  private final List<Fact<Service, ListingParts, ?>> facts;
  private final @Nullable Rows<?> rows;

  <T> ListingField(String label, ListingPart part, Wait wait, Fact<Service, ListingParts, T> only) {
    this(label, part, wait, Whole.of(only), only);
  }

  @SafeVarargs
  ListingField(
      String label,
      ListingPart part,
      Wait wait,
      Whole<?> whole,
      Fact<Service, ListingParts, ?>... facts) {
    this.label = label;
    this.part = part;
    this.wait = wait;
    this.whole = whole;
    this.facts = List.of(facts);
    this.rows = null;
  }

  ListingField(String label, ListingPart part, Wait wait, Whole<?> whole, Rows<?> rows) {
    this.label = label;
    this.part = part;
    this.wait = wait;
    this.whole = whole;
    this.facts = List.of();
    this.rows = rows;
  }

  private static <T> Fact<Service, ListingParts, T> fact(
      String key,
      Codec<T> codec,
      Function<Service, @Nullable T> get,
      BiConsumer<ListingParts, @Nullable T> set) {
    return Fact.of(key, codec, get, set);
  }

  /** The contacts of one kind; others stay where they are. */
  private static Fact<Service, ListingParts, List<Contact>> contacts(Contact.Kind kind) {
    return fact(
        "contact-" + kind.slug(),
        new ContactsCodec(kind),
        s -> s.contacts().stream().filter(each -> each.kind() == kind).toList(),
        (b, v) ->
            b.service()
                .contacts(
                    Stream.concat(
                            b.service().contacts().stream().filter(each -> each.kind() != kind),
                            v == null ? Stream.empty() : v.stream())
                        .toList()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <E> Set<E> orNone(@Nullable Set<E> values) {
    return values == null ? Set.of() : values;
  }

  @Override
  public String label() {
    return label;
  }

  /** The line of the task list it belongs to. */
  public ListingPart part() {
    return part;
  }

  /**
   * What it is asked by and which columns it has; empty for offers, places and arrangements, whose
   * rows have facts of their own.
   */
  public List<Fact<Service, ListingParts, ?>> facts() {
    return facts;
  }

  /** Its rows; empty when it is said in one. */
  public Optional<Rows<?>> rows() {
    return Optional.ofNullable(rows);
  }

  /**
   * What a listing says in it as it stands in a table, a row for each of its {@link #rows} or one:
   * cells by the heading of the column, those that say nothing left out.
   */
  public List<Map<String, String>> write(Service service, ListingTerms terms) {
    Rows<?> several = rows;
    return several == null
        ? List.of(write(facts, service, terms))
        : IntStream.range(0, several.count(service))
            .mapToObj(row -> several.write(service, row, terms))
            .toList();
  }

  private static <S> Map<String, String> write(
      List<? extends Fact<S, ?, ?>> facts, S source, ListingTerms terms) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (Fact<S, ?, ?> fact : facts) {
      String written = fact.writeCell(source, terms);
      if (!written.isEmpty()) {
        cells.put(fact.heading(), written);
      }
    }
    return cells;
  }

  /** The fact of that key. */
  public Fact<Service, ListingParts, ?> fact(String key) {
    return facts.stream().filter(fact -> fact.key().equals(key)).findFirst().orElseThrow();
  }

  /** As programs name it, e.g. {@code openingTimes}. */
  public String wireName() {
    StringBuilder name = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }

  /** What a listing says in it, a line for each thing; empty when it says nothing. */
  public List<String> tell(Service service, ListingTerms terms) {
    return whole.tell(service, terms);
  }

  /** True when a change of it waits for approval, but for what {@link #atOnce} lets through. */
  public boolean sensitive() {
    return wait != Wait.NEVER;
  }

  /**
   * True when something of this very change waits for approval; see {@link #atOnce}. False when
   * nothing is changed.
   */
  public boolean waits(Service before, Service after) {
    return differs(atOnce(Set.of(this), before, after, Set.of()), after);
  }

  /**
   * A live listing with what of a change needs no approval: whatever is harmless, and of what is
   * sensitive that which only takes something from view. A circle whose place is taken from view
   * goes with it.
   *
   * @param changed the fields that are looked at
   * @param wanted what the listing is to say
   * @param telling the fields whose words, as they are live, tell a place that may not be known:
   *     what is put in their place still waits, but the words do not stay
   */
  public static Service atOnce(
      Collection<ListingField> changed, Service live, Service wanted, Set<ListingField> telling) {
    ListingParts parts = ListingParts.of(live);
    for (ListingField field : changed) {
      if (field.differs(live, wanted)) {
        field.wait.takeAtOnce(field, live, wanted, telling.contains(field), parts);
      }
    }
    parts.dropStrandedRadius();
    return parts.build();
  }

  /**
   * The fields in which a listing would again show what was taken from view since a change of it
   * was made, and what the change did not ask to be shown.
   *
   * @param fields those of the change
   * @param base what the change was made from
   * @param live the listing as it is
   * @param next the listing as it would be
   */
  public static Set<ListingField> shownAgain(
      Collection<ListingField> fields, Service base, Service live, Service next) {
    Set<ListingField> again = EnumSet.noneOf(ListingField.class);
    for (ListingField field : fields) {
      if (field.differs(base, live) && field.wait.showsAgain(field, base, live, next)) {
        again.add(field);
      }
    }
    return again;
  }

  /** True when the two listings do not say the same in this field. */
  public boolean differs(Service one, Service other) {
    return whole.differs(one, other);
  }

  /**
   * The second listing with this field of the first.
   *
   * @throws IllegalArgumentException when the listing would not be valid, with a sentence
   */
  public Service copy(Service from, Service onto) {
    return copy(Set.of(this), from, onto);
  }

  /**
   * The second listing with these fields of the first; checked once all are in place.
   *
   * @throws IllegalArgumentException when the listing would not be valid, with a sentence
   */
  public static Service copy(Collection<ListingField> fields, Service from, Service onto) {
    ListingParts target = ListingParts.of(onto);
    for (ListingField field : fields) {
      field.whole.copy(from, target);
    }
    return target.build();
  }

  /** The fields in which two listings differ, in order. */
  public static Set<ListingField> differing(Service one, Service other) {
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    for (ListingField field : values()) {
      if (field.differs(one, other)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /**
   * The fresh listing with all of the known one that a table says the same of. What a table cannot
   * say, as the order of contacts of two kinds or more digits than it has, is not lost when nothing
   * else of the field is changed.
   *
   * @param headings the columns the table has; what others say is known already
   */
  public static Service keepWhatIsWrittenTheSame(
      Service known, Service fresh, Collection<String> headings, ListingTerms terms) {
    ListingParts kept = ListingParts.of(fresh);
    for (ListingField field : differing(known, fresh)) {
      if (field.isWrittenTheSame(known, fresh, headings, terms)) {
        field.whole.copy(known, kept);
      } else {
        field.facts.stream()
            .filter(fact -> !headings.contains(fact.heading()))
            .forEach(fact -> copy(fact, known, kept));
      }
    }
    return kept.build();
  }

  private static <T> void copy(
      Fact<Service, ListingParts, T> fact, Service from, ListingParts onto) {
    fact.set(onto, fact.get(from));
  }

  /** True when a table with these columns says the same of both. */
  public boolean isWrittenTheSame(
      Service one, Service other, Collection<String> headings, ListingTerms terms) {
    return within(headings, one, terms).equals(within(headings, other, terms));
  }

  private List<Map<String, String>> within(
      Collection<String> headings, Service service, ListingTerms terms) {
    List<Map<String, String>> written = write(service, terms);
    written.forEach(cells -> cells.keySet().retainAll(headings));
    return written.stream().filter(cells -> !cells.isEmpty()).toList();
  }

  /** The fields that the provider's form has: all but the state and the money. */
  public static Set<ListingField> ofTheForm() {
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    Arrays.stream(values()).filter(field -> !field.part.isApart()).forEach(fields::add);
    return fields;
  }

  /**
   * What of a change of a field waits: the direction. What only takes from view never does, what
   * shows more always.
   */
  private enum Wait {
    NEVER {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {
        field.whole.copy(wanted, onto);
      }
    },
    ALWAYS {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {}
    },
    /** An address of the web: gone at once. */
    URL {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {
        if (wanted.url() == null || telling) {
          onto.service().url(null);
        }
      }

      @Override
      boolean showsAgain(ListingField field, Service base, Service live, Service next) {
        return live.url() == null && !field.differs(base, next);
      }
    },
    /** Words: gone at once, or mended where they tell a place. */
    CONDITIONS {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {
        if (wanted.eligibility().otherConditions().isEmpty() || telling) {
          field.whole.copy(wanted, onto);
        }
      }

      @Override
      boolean showsAgain(ListingField field, Service base, Service live, Service next) {
        return live.eligibility().otherConditions().isEmpty() && !field.differs(base, next);
      }
    },
    /** A corrected number is live at once: of the same sort, place in the list and note. */
    CONTACTS {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {
        onto.service()
            .contacts(TakenFromView.contacts(live.contacts(), wanted.contacts(), telling));
      }

      @Override
      boolean showsAgain(ListingField field, Service base, Service live, Service next) {
        return TakenFromView.showsContactAgain(base.contacts(), live.contacts(), next.contacts());
      }
    },
    /** Another way of giving the same, and what a drawn area is called, are live at once. */
    OFFERS {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {
        if (OfferFacts.reachTheSame(live.offers(), wanted.offers())) {
          field.whole.copy(wanted, onto);
        }
      }
    },
    /** Public, only its area, nothing. */
    PLACES {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {
        onto.service().locations(TakenFromView.places(live.locations(), wanted.locations()));
      }

      @Override
      boolean showsAgain(ListingField field, Service base, Service live, Service next) {
        return TakenFromView.showsAgain(base.locations(), live.locations(), next.locations());
      }
    },
    /** Everybody, professionals. */
    VISIBILITY {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {
        if (wanted.visibility() == Visibility.PROFESSIONALS) {
          field.whole.copy(wanted, onto);
        }
      }

      @Override
      boolean showsAgain(ListingField field, Service base, Service live, Service next) {
        return live.visibility() == Visibility.PROFESSIONALS
            && next.visibility() == Visibility.PUBLIC;
      }
    },
    /** Published, suspended, closed. */
    STATUS {
      @Override
      void takeAtOnce(
          ListingField field, Service live, Service wanted, boolean telling, ListingParts onto) {
        if (publicness(wanted) < publicness(live)) {
          field.whole.copy(wanted, onto);
        }
      }

      @Override
      boolean showsAgain(ListingField field, Service base, Service live, Service next) {
        return publicness(live) < publicness(base) && publicness(next) > publicness(live);
      }

      private int publicness(Service service) {
        return TakenFromView.publicness(service.status());
      }
    };

    /** Takes over what of a change needs no approval. */
    abstract void takeAtOnce(
        ListingField field, Service live, Service wanted, boolean telling, ListingParts onto);

    /** Whether what was taken from view since, and not asked for, would be shown again. */
    boolean showsAgain(ListingField field, Service base, Service live, Service next) {
      return false;
    }
  }

  /** True when the lists differ in nothing but numbers of telephone and text contacts. */
  public static boolean onlyNumbersCorrected(List<Contact> before, List<Contact> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i)) && !isCorrection(before.get(i), after.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Contacts as they were before numbers among them were corrected; those taken away stay away. */
  public static List<Contact> beforeCorrection(List<Contact> before, List<Contact> after) {
    return TakenFromView.paired(before, after);
  }

  private static boolean isCorrection(Contact before, Contact after) {
    boolean number = before.kind() == Contact.Kind.TELEPHONE || before.kind() == Contact.Kind.TEXT;
    return number && before.kind() == after.kind() && Objects.equals(before.note(), after.note());
  }

  private static List<String> tellContacts(List<Contact> contacts, ListingTerms terms) {
    return contacts.stream()
        .flatMap(each -> new ContactsCodec(each.kind()).tell(List.of(each), terms).stream())
        .toList();
  }

  private static List<String> tell(Capacity capacity) {
    String wait =
        capacity.waitWeeks() == null
            ? ""
            : ", a wait of "
                + capacity.waitWeeks()
                + (capacity.waitWeeks() == 1 ? " week" : " weeks");
    String day = capacity.asOf() == null ? "" : ", as of " + DateCodec.inWords(capacity.asOf());
    return List.of(capacity.status().label() + wait + day);
  }
}
