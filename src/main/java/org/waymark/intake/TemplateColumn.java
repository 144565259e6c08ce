package org.waymark.intake;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of the template for services, in its order. Each knows its heading, other headings
 * that mean the same, and how to explain itself.
 */
public enum TemplateColumn implements FormColumn {
  SERVICE_ID(
      Part.SERVICE,
      "Service id",
      "Your own number or code for the service. Keep it: it is how a later file finds the listing"
          + " again. Repeat it on further rows of the same service.",
      "CUM-014",
      "Up to 200 characters; once in the file, but for further rows",
      "external id",
      "id",
      "service ref",
      "service reference"),
  ORGANISATION(
      Part.SERVICE,
      "Organisation",
      "The name of the organisation that runs the service.",
      "Sorrelgarth Trust",
      "Needed",
      "organisation name",
      "organization",
      "provider",
      "provider name"),
  ORGANISATION_ID(
      Part.SERVICE,
      "Organisation id",
      "Your own code for the organisation, where two have the same name.",
      "sorrelgarth-trust",
      "Left empty, it is made from the name",
      "provider id"),
  ORGANISATION_TYPE(
      Part.SERVICE,
      "Organisation type",
      "The legal kind of the organisation.",
      "Charity",
      "Charity, Community interest company, Company, Council, NHS body, Police or policing body,"
          + " Other public body, Unincorporated group",
      "type of organisation"),
  ORGANISATION_DESCRIPTION(
      Part.SERVICE,
      "Organisation description",
      "What the organisation is, in a sentence or two.",
      "A charity founded by survivors in 1988.",
      "Words"),
  CHARITY_NUMBER(
      Part.SERVICE,
      "Charity number",
      "The number at the Charity Commission.",
      "0000123",
      "Digits, with a hyphen for a linked charity",
      "registered charity number"),
  COMPANY_NUMBER(
      Part.SERVICE,
      "Company number",
      "The number at Companies House.",
      "ZZ012345",
      "Eight characters",
      "companies house number"),
  ORGANISATION_WEBSITE(
      Part.SERVICE,
      "Organisation website",
      "The organisation's own site.",
      "https://sorrelgarth.example.org/",
      "An address beginning with https://",
      "website"),
  ORGANISATION_EMAIL(
      Part.SERVICE,
      "Organisation e-mail",
      "Where the organisation is written to.",
      "hello@sorrelgarth.example.org",
      "An e-mail address",
      "organisation email"),
  LED_BY(
      Part.SERVICE,
      "Led by",
      "Groups whose own members lead the organisation; this is what \"by and for\" rests on.",
      "Deaf people; Women",
      "Groups from the list, with semicolons between",
      "led by cohorts",
      "by and for led by"),
  SERVICE_NAME(
      Part.SERVICE,
      "Service name",
      "The name of the service as people know it.",
      "Sorrelgarth ISVA service",
      "Needed on the first row of a service",
      "name",
      "service",
      "title"),
  DESCRIPTION(
      Part.SERVICE,
      "Description",
      "What the service does, in plain words. Never an address that must not be known.",
      "Advisers for adults who have been raped or sexually abused at any time.",
      "Words, up to 20,000 characters",
      "summary",
      "about"),
  URL(
      Part.SERVICE,
      "Service page",
      "The page about this service.",
      "https://sorrelgarth.example.org/isva",
      "An address beginning with https://",
      "url",
      "service url",
      "web page",
      "link"),
  STATUS(
      Part.SERVICE,
      "Status",
      "Where the listing stands.",
      "Published",
      "Draft, Submitted, Published, Suspended, Closed; empty means Published",
      "listing status"),
  VISIBILITY(
      Part.SERVICE,
      "Visibility",
      "Who may know that the listing exists. Empty leaves it as it is.",
      "Everybody",
      "Everybody, Signed-in professionals only; empty means Everybody for a new listing",
      "listing visibility",
      "unlisted"),
  CRIME_TYPES(
      Part.SERVICE,
      "Crime types",
      "The crimes whose victims it is for.",
      "Rape; Sexual assault",
      "Crime types from the list, with semicolons between",
      "crimes",
      "crime type"),
  COHORTS(
      Part.SERVICE,
      "Groups of victims",
      "The groups it is for, each with how closely: by and for, specialist or open.",
      "Children=specialist; Deaf people=by and for",
      "Group=level, with semicolons between; a group without a level is open",
      "cohorts",
      "cohort levels",
      "groups"),
  SUPPORT_TYPES(
      Part.OFFER,
      "Support types",
      "What it does. Another kind of help that reaches elsewhere goes on a further row.",
      "ISVA; Counselling",
      "Kinds of support from the list, with semicolons between; needed",
      "support type",
      "type of support",
      "service type",
      "support"),
  DELIVERY_MODES(
      Part.OFFER,
      "Delivery",
      "How it is given.",
      "In person; Telephone",
      "In person, Outreach or home visits, Telephone, Video call, Online chat, Text or e-mail,"
          + " Group",
      "delivery modes",
      "delivery mode",
      "how delivered"),
  AREAS(
      Part.OFFER,
      "Areas served",
      "Whom it reaches: names or ONS codes of areas of any kind, England, or a distance from its"
          + " public locations.",
      "Cumberland; E06000064; within 25 km",
      "Areas with semicolons between. Where a name fits two areas add the kind: Kent (police"
          + " area)",
      "areas served",
      "area served",
      "service areas",
      "coverage",
      "area"),
  DRAWN_AREAS(
      Part.OFFER,
      "Drawn areas",
      "An area of its own shape, from a mapping program.",
      "South lakes = POLYGON ((-2.9 54.2, -2.6 54.2, -2.7 54.4, -2.9 54.2))",
      "Name = WKT in WGS 84, longitude first, with semicolons between",
      "drawn area",
      "polygon",
      "wkt"),
  YOUNGEST(
      Part.SERVICE,
      "Youngest age",
      "The youngest age taken, in years.",
      "16",
      "0 to 120; empty for no limit",
      "minimum age",
      "min age",
      "age from"),
  OLDEST(
      Part.SERVICE,
      "Oldest age",
      "The oldest age taken, in years.",
      "25",
      "0 to 120; empty for no limit",
      "maximum age",
      "max age",
      "age to"),
  GENDERS(
      Part.SERVICE,
      "Genders",
      "Who is taken, where it is not everybody.",
      "Women and girls",
      "Women and girls, Men and boys, Non-binary people; empty means everybody",
      "gender"),
  ONLY_COHORTS(
      Part.SERVICE,
      "Only these groups",
      "Groups outside which nobody is taken.",
      "LGBT+ people",
      "Groups from the list, with semicolons between",
      "only cohorts"),
  RESIDENCE(
      Part.SERVICE,
      "Must live in",
      "Areas outside which residents are not taken, wherever the service reaches.",
      "Cumberland",
      "Areas, with semicolons between",
      "residence",
      "residents of"),
  REPORT(
      Part.SERVICE,
      "Report to police",
      "Whether the crime must have been reported.",
      "No report to the police needed",
      "No report to the police needed, Only where it has been reported to the police, Only where"
          + " it has not been reported to the police",
      "police report",
      "report"),
  RISK(
      Part.SERVICE,
      "Risk levels",
      "Levels of risk taken, by a DASH or a like assessment.",
      "High; Medium",
      "Standard, Medium, High; empty means any",
      "risk",
      "risk level"),
  CONDITIONS(
      Part.SERVICE,
      "Other conditions",
      "Anything else a person must know before asking.",
      "Registered with a GP in the area.",
      "Words",
      "conditions",
      "eligibility notes"),
  REFERRAL_SOURCES(
      Part.SERVICE,
      "Who may refer",
      "Who may send somebody.",
      "Self-referral; Police",
      "Self-referral, Police, GP and other health, Emergency department, Social care, School or"
          + " college, MARAC, MASH, Helpline, Court, Another support service, Any professional",
      "referral sources",
      "referral routes",
      "referrals from"),
  LANGUAGES(
      Part.SERVICE,
      "Languages",
      "Languages it is given in besides English.",
      "Polish; pa",
      "English names of languages or BCP 47 tags, with semicolons between",
      "language"),
  INTERPRETING(
      Part.SERVICE,
      "Interpreters",
      "Whether an interpreter can be had.",
      "Yes",
      "Yes or No; empty means No",
      "interpreting",
      "interpreter"),
  ACCESSIBILITY(
      Part.SERVICE,
      "Accessibility",
      "What the service itself offers to disabled people.",
      "British Sign Language; Easy read information",
      "Step-free access, Accessible toilet, Hearing loop, British Sign Language, Easy read"
          + " information, Quiet space, Accessible parking, Help with transport",
      "access"),
  OPENING_TIMES(
      Part.SERVICE,
      "Opening times",
      "When it is open, local time.",
      "Mon-Fri 09:00-17:00; Sat 10:00-13:00",
      "Days and times, with semicolons between; \"24/7\" for always",
      "opening hours",
      "hours"),
  OPENING_NOTE(
      Part.SERVICE,
      "Opening note",
      "What the times cannot say.",
      "Closed on bank holidays.",
      "Words",
      "opening times note"),
  TELEPHONE(
      Part.SERVICE,
      "Telephone",
      "Numbers to ring, a note in brackets.",
      "01632 960123 (office); 0808 157 0123",
      "Numbers, with semicolons between",
      "phone",
      "phone number",
      "telephone number"),
  TEXT(
      Part.SERVICE,
      "Text message",
      "Numbers for text messages.",
      "07700 900123",
      "Numbers, with semicolons between",
      "text",
      "sms"),
  EMAIL(
      Part.SERVICE,
      "E-mail",
      "Addresses to write to.",
      "referrals@sorrelgarth.example.org",
      "Addresses, with semicolons between",
      "email",
      "email address"),
  CONTACT_WEBSITE(
      Part.SERVICE,
      "Contact page",
      "A page for getting in touch.",
      "https://sorrelgarth.example.org/contact",
      "Addresses, with semicolons between",
      "contact website"),
  WEBCHAT(
      Part.SERVICE,
      "Webchat",
      "The page of a webchat.",
      "https://sorrelgarth.example.org/chat",
      "Addresses, with semicolons between",
      "web chat"),
  REFERRAL_FORM(
      Part.SERVICE,
      "Referral form",
      "The page of a referral form, a note in brackets.",
      "https://sorrelgarth.example.org/refer (For professionals)",
      "Addresses, with semicolons between",
      "referral url"),
  CAPACITY(
      Part.SERVICE,
      "Taking referrals",
      "Whether somebody referred now would be seen.",
      "Waiting list",
      "Open to referrals, Waiting list, Assessment first, Closed to referrals, Not stated",
      "capacity",
      "capacity status"),
  WAIT_WEEKS(
      Part.SERVICE,
      "Wait in weeks",
      "The usual wait.",
      "12",
      "0 to 520",
      "wait weeks",
      "waiting time",
      "waiting time weeks"),
  CAPACITY_DATE(
      Part.SERVICE,
      "Wait as of",
      "The day that was said.",
      "2026-05-20",
      "A date",
      "capacity date",
      "capacity as of"),
  LOCATION_NAME(
      Part.LOCATION,
      "Location name",
      "The name of a place where it is given. A second place goes on a further row.",
      "Sorrelgarth rooms",
      "Words",
      "venue",
      "location"),
  ADDRESS(
      Part.LOCATION,
      "Address",
      "The address without the postcode. A confidential one is stored apart, and never shown.",
      "14 Wrenfold Lane; Carlisle",
      "Lines, with semicolons between",
      "location address"),
  POSTCODE(
      Part.LOCATION,
      "Postcode",
      "The postcode of the place.",
      "CA1 1AA",
      "A postcode, or its first half",
      "post code"),
  LONGITUDE(
      Part.LOCATION,
      "Longitude",
      "Where the postcode does not say: degrees east, WGS 84.",
      "-2.9329",
      "-180 to 180",
      "lon",
      "lng"),
  LATITUDE(
      Part.LOCATION,
      "Latitude",
      "Where the postcode does not say: degrees north, WGS 84.",
      "54.8925",
      "-90 to 90",
      "lat"),
  DISCLOSURE(
      Part.LOCATION,
      "Location may be shown",
      "How much of the place may be known.",
      "Public",
      "Public, Area only, Withheld; needed when there is a place",
      "disclosure",
      "location disclosure",
      "confidentiality"),
  LOCATION_AREA(
      Part.LOCATION,
      "Location area",
      "For a place of which only the area may be known: that area.",
      "Cumberland",
      "One area, a district or larger",
      "location district"),
  LOCATION_ACCESSIBILITY(
      Part.LOCATION,
      "Location accessibility",
      "What the place offers to disabled people.",
      "Step-free access; Hearing loop",
      "As for Accessibility",
      "location access"),
  COMMISSIONERS(
      Part.ARRANGEMENT,
      "Commissioners",
      "Bodies that commissioned it. A second contract goes on a further row.",
      "Cumbria Police and Crime Commissioner",
      "Names, with semicolons between; empty for an unfunded service",
      "commissioner",
      "commissioned by"),
  FUNDERS(
      Part.ARRANGEMENT,
      "Funders",
      "Bodies the money comes from.",
      "Ministry of Justice",
      "Names, with semicolons between",
      "funder",
      "funded by"),
  FUND(
      Part.ARRANGEMENT,
      "Fund",
      "The fund or grant programme.",
      "Core victim services grant",
      "Words",
      "funding stream",
      "grant"),
  YEARLY_VALUE(
      Part.ARRANGEMENT,
      "Yearly value",
      "Pounds a year.",
      "85000",
      "Whole pounds",
      "annual value",
      "value"),
  STARTS(
      Part.ARRANGEMENT,
      "Starts",
      "First day of the arrangement.",
      "2025-04-01",
      "A date",
      "start",
      "start date",
      "contract start"),
  ENDS(
      Part.ARRANGEMENT,
      "Ends",
      "Last day of the arrangement.",
      "2028-03-31",
      "A date; empty when open-ended",
      "end",
      "end date",
      "contract end"),
  EXTENSION(
      Part.ARRANGEMENT,
      "Extension",
      "Option to extend.",
      "Two years, one at a time",
      "Words",
      "extension option"),
  ROUTE(
      Part.ARRANGEMENT,
      "Procurement route",
      "How it was procured.",
      "open tender",
      "Words",
      "procurement",
      "route"),
  JOINT(
      Part.ARRANGEMENT,
      "Joint",
      "Whether several bodies commission it together.",
      "No",
      "Yes or No; empty means No",
      "joint commissioning",
      "jointly commissioned"),
  AREAS_PAID_FOR(
      Part.ARRANGEMENT,
      "Areas paid for",
      "Areas the money is for, where it is not the whole reach.",
      "Cumberland",
      "Areas, with semicolons between",
      "areas funded"),
  LAST_CHECKED(
      Part.SERVICE,
      "Last checked",
      "The day somebody responsible last said the listing is right.",
      "2026-05-20",
      "A date: 2026-05-20 or 20/05/2026",
      "last checked date",
      "assured on",
      "last verified",
      "last updated");

  /** What a column says something about; a further row may fill any but the first. */
  public enum Part {
    SERVICE,
    OFFER,
    LOCATION,
    ARRANGEMENT
  }

  private static final Map<String, TemplateColumn> BY_HEADING = headings();

  private final Part part;
  private final String heading;
  private final String what;
  private final String example;
  private final String allowed;
  private final List<String> aliases;

  TemplateColumn(
      Part part, String heading, String what, String example, String allowed, String... aliases) {
    this.part = part;
    this.heading = heading;
    this.what = what;
    this.example = example;
    this.allowed = allowed;
    this.aliases = List.of(aliases);
  }

  private static Map<String, TemplateColumn> headings() {
    Map<String, TemplateColumn> headings = new HashMap<>();
    for (TemplateColumn column : values()) {
      headings.put(key(column.heading), column);
      headings.put(key(column.name()), column);
    }
    for (TemplateColumn column : values()) {
      column.aliases.forEach(alias -> headings.putIfAbsent(key(alias), column));
    }
    return Collections.unmodifiableMap(headings);
  }

  private static String key(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** The column with that heading or another name of it, whatever its case and punctuation. */
  public static Optional<TemplateColumn> ofHeading(String heading) {
    return Optional.ofNullable(BY_HEADING.get(key(heading)));
  }

  /** Columns without which a file cannot be read. */
  public static List<TemplateColumn> required() {
    return List.of(ORGANISATION, SERVICE_NAME, SUPPORT_TYPES);
  }

  /** All headings in the order of the template. */
  public static List<String> listHeadings() {
    return Arrays.stream(values()).map(TemplateColumn::heading).toList();
  }

  public Part part() {
    return part;
  }

  @Override
  public String heading() {
    return heading;
  }

  @Override
  public String what() {
    return what;
  }

  @Override
  public String example() {
    return example;
  }

  @Override
  public String allowed() {
    return allowed;
  }

  @Override
  public List<String> aliases() {
    return aliases;
  }

  /** True for a column that could give a confidential place away. */
  boolean tellsWhere() {
    return this == LOCATION_NAME
        || this == ADDRESS
        || this == POSTCODE
        || this == LONGITUDE
        || this == LATITUDE;
  }
}
