package org.waymark.catalogue.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Eligibility.PublicFunds;
import org.waymark.catalogue.EligibilityBuilder;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.OrganisationType;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Distance;
import org.waymark.geography.Position;
import org.waymark.vocabulary.TermId;

/**
 * Writes and reads the stored form of the catalogue's records. Stateless and thread-safe.
 *
 * <p>Canonical: fields stand in the order of the record, sets in the order of their texts, what is
 * null is left out, and instants and times of day are cut to the microsecond, as the database cuts
 * them. Choices are kept as their Java names, boundaries as WKT with every digit.
 *
 * <p>A field that is added to a record must be read here with a default for the documents that lack
 * it; renaming one needs a new format number and the old way of reading beside the new.
 */
public final class CatalogueDocuments {

  /** The format this Waymark writes, and the only one there has been. */
  private static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private CatalogueDocuments() {}

  /** The text of a service; its own, without its organisation. */
  public static String write(Service service) {
    ObjectNode node = JSON.createObjectNode().put("format", FORMAT);
    node.put("id", service.id().toString());
    node.put("organisation", service.organisation().toString());
    node.put("name", service.name());
    node.put("description", service.description());
    put(node, "url", service.url());
    node.put("status", service.status().name());
    node.put("visibility", service.visibility().name());
    set(node, "crimeTypes", service.crimeTypes(), TermId::value);
    list(node, "cohorts", service.cohorts(), CatalogueDocuments::node);
    list(node, "offers", service.offers(), CatalogueDocuments::node);
    node.set("eligibility", node(service.eligibility()));
    set(node, "referralSources", service.referralSources(), Enum::name);
    set(node, "languages", service.languages(), Function.identity());
    put(node, "interpreting", service.interpreting());
    set(node, "accessibility", service.accessibility(), Enum::name);
    list(node, "openingTimes", service.openingTimes(), CatalogueDocuments::node);
    node.put("openingNote", service.openingNote());
    list(node, "contacts", service.contacts(), CatalogueDocuments::node);
    node.set("capacity", node(service.capacity()));
    list(node, "locations", service.locations(), CatalogueDocuments::node);
    list(node, "arrangements", service.arrangements(), CatalogueDocuments::node);
    put(node, "assuredOn", service.assuredOn());
    put(node, "editedOn", service.editedOn());
    node.set("provenance", node(service.provenance()));
    return text(node);
  }

  /** The text of an organisation. */
  public static String write(Organisation organisation) {
    ObjectNode node = JSON.createObjectNode().put("format", FORMAT);
    node.put("id", organisation.id().toString());
    node.put("name", organisation.name());
    node.put("type", organisation.type().name());
    node.put("description", organisation.description());
    put(node, "website", organisation.website());
    put(node, "email", organisation.email());
    put(node, "charityNumber", organisation.charityNumber());
    put(node, "companyNumber", organisation.companyNumber());
    set(node, "ledBy", organisation.ledBy(), TermId::value);
    node.set("provenance", node(organisation.provenance()));
    return text(node);
  }

  /**
   * The service that was written.
   *
   * @throws DocumentProblem when the text is not a service's, or of a newer Waymark
   */
  public static Service readService(String text) {
    try (Fields all = parse(text, "service")) {
      return all.reading(
          f ->
              ServiceBuilder.builder()
                  .id(f.value("id", ServiceId::of))
                  .organisation(f.value("organisation", OrganisationId::of))
                  .name(f.text("name"))
                  .description(f.text("description"))
                  .url(f.textOrNull("url"))
                  .status(f.value("status", ListingStatus::valueOf))
                  .visibility(f.value("visibility", Visibility::valueOf))
                  .crimeTypes(f.textSet("crimeTypes", TermId::new))
                  .cohorts(f.objects("cohorts", CatalogueDocuments::cohort))
                  .offers(f.objects("offers", CatalogueDocuments::offer))
                  .eligibility(in(f.object("eligibility"), CatalogueDocuments::eligibility))
                  .referralSources(f.textSet("referralSources", ReferralSource::valueOf))
                  .languages(f.textSet("languages", Function.identity()))
                  .interpreting(f.stated("interpreting"))
                  .accessibility(f.textSet("accessibility", AccessibilityFeature::valueOf))
                  .openingTimes(f.objects("openingTimes", CatalogueDocuments::openingTime))
                  .openingNote(f.text("openingNote"))
                  .contacts(f.objects("contacts", CatalogueDocuments::contact))
                  .capacity(in(f.object("capacity"), CatalogueDocuments::capacity))
                  .locations(f.objects("locations", CatalogueDocuments::location))
                  .arrangements(f.objects("arrangements", CatalogueDocuments::arrangement))
                  .assuredOn(f.valueOrNull("assuredOn", LocalDate::parse))
                  .editedOn(f.valueOrNull("editedOn", LocalDate::parse))
                  .provenance(in(f.object("provenance"), CatalogueDocuments::provenance))
                  .build());
    }
  }

  /**
   * The organisation that was written.
   *
   * @throws DocumentProblem when the text is not an organisation's, or of a newer Waymark
   */
  public static Organisation readOrganisation(String text) {
    try (Fields all = parse(text, "organisation")) {
      return all.reading(
          f ->
              new Organisation(
                  f.value("id", OrganisationId::of),
                  f.text("name"),
                  f.value("type", OrganisationType::valueOf),
                  f.text("description"),
                  f.textOrNull("website"),
                  f.textOrNull("email"),
                  f.textOrNull("charityNumber"),
                  f.textOrNull("companyNumber"),
                  f.textSet("ledBy", TermId::new),
                  in(f.object("provenance"), CatalogueDocuments::provenance)));
    }
  }

  private static Fields parse(String text, String what) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new DocumentProblem("The document of a " + what + " is not JSON", e);
    }
    Fields fields = new Fields(node, what);
    Integer format = fields.integerOrNull("format");
    if (format == null || format != FORMAT) {
      throw new DocumentProblem(
          "The document of a "
              + what
              + " has format "
              + format
              + ", but this Waymark reads format "
              + FORMAT
              + ": use the Waymark that wrote it, or a newer one");
    }
    return fields;
  }

  private static <T> T in(Fields object, Function<Fields, T> of) {
    try (object) {
      return object.reading(of);
    }
  }

  private static ObjectNode node(CohortLevel level) {
    return JSON.createObjectNode()
        .put("cohort", level.cohort().value())
        .put("level", level.level().name());
  }

  private static CohortLevel cohort(Fields f) {
    return new CohortLevel(
        f.value("cohort", TermId::new), f.value("level", CohortLevel.Level::valueOf));
  }

  private static ObjectNode node(Offer offer) {
    ObjectNode node = JSON.createObjectNode();
    set(node, "supportTypes", offer.supportTypes(), TermId::value);
    set(node, "deliveryModes", offer.deliveryModes(), Enum::name);
    list(node, "serviceAreas", offer.serviceAreas(), CatalogueDocuments::node);
    return node;
  }

  private static Offer offer(Fields f) {
    return new Offer(
        f.textSet("supportTypes", TermId::new),
        f.textSet("deliveryModes", DeliveryMode::valueOf),
        f.objects("serviceAreas", CatalogueDocuments::serviceArea));
  }

  private static ObjectNode node(ServiceArea area) {
    ObjectNode node = JSON.createObjectNode();
    return switch (area) {
      case ServiceArea.Coded coded -> node.put("kind", "coded").put("area", coded.area().value());
      case ServiceArea.Drawn drawn ->
          node.put("kind", "drawn")
              .put("name", drawn.name())
              .put("boundary", drawn.boundary().toWkt());
      case ServiceArea.TravelRadius radius ->
          node.put("kind", "travel-radius").put("metres", radius.distance().metres());
      case ServiceArea.EnglandWide _ -> node.put("kind", "england");
    };
  }

  private static ServiceArea serviceArea(Fields f) {
    String kind = f.text("kind");
    return switch (kind) {
      case "coded" -> new ServiceArea.Coded(f.value("area", AreaCode::new));
      case "drawn" -> new ServiceArea.Drawn(f.text("name"), f.value("boundary", Boundary::ofWkt));
      case "travel-radius" -> new ServiceArea.TravelRadius(Distance.ofMetres(f.number("metres")));
      case "england" -> new ServiceArea.EnglandWide();
      default -> throw new DocumentProblem("No kind of service area is called \"" + kind + "\"");
    };
  }

  private static ObjectNode node(Eligibility eligibility) {
    ObjectNode node = JSON.createObjectNode();
    put(node, "minimumAge", eligibility.minimumAge());
    put(node, "maximumAge", eligibility.maximumAge());
    set(node, "genders", eligibility.genders(), Enum::name);
    set(node, "onlyCohorts", eligibility.onlyCohorts(), TermId::value);
    set(node, "residence", eligibility.residence(), AreaCode::value);
    node.put("report", eligibility.report().name());
    set(node, "risks", eligibility.risks(), Enum::name);
    if (eligibility.publicFunds() != PublicFunds.NOT_STATED) {
      // What is not stated is left out: documents from before the question stay as they are.
      node.put("publicFunds", eligibility.publicFunds().name());
    }
    return node.put("otherConditions", eligibility.otherConditions());
  }

  private static Eligibility eligibility(Fields f) {
    return EligibilityBuilder.builder()
        .minimumAge(f.integerOrNull("minimumAge"))
        .maximumAge(f.integerOrNull("maximumAge"))
        .genders(f.textSet("genders", Gender::valueOf))
        .onlyCohorts(f.textSet("onlyCohorts", TermId::new))
        .residence(f.textSet("residence", AreaCode::new))
        .report(f.value("report", ReportRequirement::valueOf))
        .risks(f.textSet("risks", RiskLevel::valueOf))
        .publicFunds(
            Objects.requireNonNullElse(
                f.valueOrNull("publicFunds", PublicFunds::valueOf), PublicFunds.NOT_STATED))
        .otherConditions(f.text("otherConditions"))
        .build();
  }

  private static ObjectNode node(OpeningTime time) {
    return JSON.createObjectNode()
        .put("day", time.day().name())
        .put("opens", time.opens().truncatedTo(ChronoUnit.MICROS).toString())
        .put("closes", time.closes().truncatedTo(ChronoUnit.MICROS).toString());
  }

  private static OpeningTime openingTime(Fields f) {
    return new OpeningTime(
        f.value("day", DayOfWeek::valueOf),
        f.value("opens", LocalTime::parse),
        f.value("closes", LocalTime::parse));
  }

  private static ObjectNode node(Contact contact) {
    ObjectNode node =
        JSON.createObjectNode().put("kind", contact.kind().name()).put("value", contact.value());
    put(node, "note", contact.note());
    return node;
  }

  private static Contact contact(Fields f) {
    return new Contact(
        f.value("kind", Contact.Kind::valueOf), f.text("value"), f.textOrNull("note"));
  }

  private static ObjectNode node(Capacity capacity) {
    ObjectNode node = JSON.createObjectNode().put("status", capacity.status().name());
    put(node, "waitWeeks", capacity.waitWeeks());
    put(node, "asOf", capacity.asOf());
    return node;
  }

  private static Capacity capacity(Fields f) {
    return new Capacity(
        f.value("status", Capacity.Status::valueOf),
        f.integerOrNull("waitWeeks"),
        f.valueOrNull("asOf", LocalDate::parse));
  }

  private static ObjectNode node(ServiceLocation location) {
    ObjectNode node = JSON.createObjectNode().put("id", location.id().toString());
    switch (location) {
      case ServiceLocation.Public open -> {
        node.put("disclosure", "public").put("name", open.name());
        list(node, "addressLines", open.addressLines());
        put(node, "postcode", open.postcode());
        Position at = open.position();
        if (at != null) {
          node.putObject("position")
              .put("longitude", at.longitude())
              .put("latitude", at.latitude());
        }
        set(node, "accessibility", open.accessibility(), Enum::name);
      }
      case ServiceLocation.AreaOnly areaOnly ->
          node.put("disclosure", "area-only").put("area", areaOnly.area().value());
      case ServiceLocation.Withheld _ -> node.put("disclosure", "withheld");
    }
    return node;
  }

  private static ServiceLocation location(Fields f) {
    LocationId id = f.value("id", LocationId::of);
    String disclosure = f.text("disclosure");
    return switch (disclosure) {
      case "public" ->
          new ServiceLocation.Public(
              id,
              f.text("name"),
              f.texts("addressLines", Function.identity()),
              f.textOrNull("postcode"),
              position(f.objectOrNull("position")),
              f.textSet("accessibility", AccessibilityFeature::valueOf));
      case "area-only" -> new ServiceLocation.AreaOnly(id, f.value("area", AreaCode::new));
      case "withheld" -> new ServiceLocation.Withheld(id);
      default -> throw new DocumentProblem("No disclosure is called \"" + disclosure + "\"");
    };
  }

  private static @Nullable Position position(@Nullable Fields object) {
    return object == null
        ? null
        : in(object, f -> new Position(f.number("longitude"), f.number("latitude")));
  }

  private static ObjectNode node(CommissioningArrangement arrangement) {
    ObjectNode node = JSON.createObjectNode();
    list(node, "commissioners", arrangement.commissioners());
    list(node, "funders", arrangement.funders());
    put(node, "fund", arrangement.fund());
    put(node, "yearlyValuePounds", arrangement.yearlyValuePounds());
    put(node, "starts", arrangement.starts());
    put(node, "ends", arrangement.ends());
    put(node, "extension", arrangement.extension());
    put(node, "procurementRoute", arrangement.procurementRoute());
    put(node, "joint", arrangement.joint());
    set(node, "areasPaidFor", arrangement.areasPaidFor(), AreaCode::value);
    return node;
  }

  private static CommissioningArrangement arrangement(Fields f) {
    return new CommissioningArrangement(
        f.texts("commissioners", Function.identity()),
        f.texts("funders", Function.identity()),
        f.textOrNull("fund"),
        f.longOrNull("yearlyValuePounds"),
        f.valueOrNull("starts", LocalDate::parse),
        f.valueOrNull("ends", LocalDate::parse),
        f.textOrNull("extension"),
        f.textOrNull("procurementRoute"),
        f.stated("joint"),
        f.textSet("areasPaidFor", AreaCode::new));
  }

  private static ObjectNode node(Provenance provenance) {
    return JSON.createObjectNode()
        .put("source", provenance.source())
        .put("externalId", provenance.externalId())
        .put("recordedAt", provenance.recordedAt().truncatedTo(ChronoUnit.MICROS).toString());
  }

  private static Provenance provenance(Fields f) {
    return new Provenance(
        f.text("source"), f.text("externalId"), f.value("recordedAt", Instant::parse));
  }

  private static void put(ObjectNode node, String name, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Integer number -> node.put(name, number);
      case Long number -> node.put(name, number);
      default -> node.put(name, value.toString());
    }
  }

  private static <T> void set(
      ObjectNode node, String name, Collection<T> values, Function<? super T, String> text) {
    ArrayNode array = node.putArray(name);
    values.stream().map(text).sorted().forEach(array::add);
  }

  private static void list(ObjectNode node, String name, List<String> values) {
    values.forEach(node.putArray(name)::add);
  }

  private static <T> void list(
      ObjectNode node, String name, List<T> values, Function<T, ObjectNode> of) {
    ArrayNode array = node.putArray(name);
    values.forEach(value -> array.add(of.apply(value)));
  }

  private static String text(ObjectNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A document could not be written", e);
    }
  }
}
