package org.waymark.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.waymark.Sha256;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.District;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/**
 * The words of one listing that can be searched for. Who pays, how much and until when is not among
 * them, nor any location but public ones.
 *
 * @param labels labels of its terms, as the reader sees them
 * @param terms all names of its terms
 * @param broader labels of the terms above them, so that "sexual abuse" finds a rape service
 * @param places names of the areas it serves and of those they lie in, and of public locations
 */
record ServiceText(
    ServiceId id,
    String name,
    String organisation,
    List<String> labels,
    List<String> terms,
    String description,
    List<String> broader,
    List<String> places) {

  static final String ID = "id";
  static final String NAME = "name";
  static final String ORGANISATION = "organisation";
  static final String TERMS = "terms";
  static final String DESCRIPTION = "description";

  /** Everything together. */
  static final String ALL = "all";

  /** What the reader of a listing sees: everything but other names of terms and wider areas. */
  static final String VISIBLE = "visible";

  /** Everything together, unstemmed, for beginnings of words and for typing errors. */
  static final String WRITTEN = "written";

  /** Identifier as 16 bytes, for reading back. */
  static final String KEY = "key";

  /** What the document was made from, in short. */
  static final String FINGERPRINT = "fingerprint";

  static ServiceText of(
      Service service, Organisation organisation, Vocabularies vocabularies, Geography geography) {
    Set<String> labels = new LinkedHashSet<>();
    Set<String> terms = new LinkedHashSet<>();
    Set<String> broader = new LinkedHashSet<>();
    for (Term term : termsOf(service, organisation, vocabularies)) {
      labels.add(term.label());
      labels.add(term.shortLabel());
      terms.addAll(names(term));
      Vocabulary vocabulary = vocabularies.of(term.kind());
      for (TermId above : vocabulary.selfAndAncestors(term.id())) {
        broader.add(vocabulary.get(above).label());
      }
    }
    service.deliveryModes().stream().sorted().map(DeliveryMode::label).forEach(labels::add);
    service.languages().stream()
        .sorted()
        .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Locale.UK))
        .forEach(labels::add);
    return new ServiceText(
        service.id(),
        service.name(),
        organisation.name(),
        List.copyOf(labels),
        List.copyOf(terms),
        service.description(),
        List.copyOf(broader),
        List.copyOf(places(service, geography)));
  }

  /** The known terms of a service; of cohorts, those it is designed for or led by. */
  static List<Term> termsOf(Service service, Organisation organisation, Vocabularies vocabularies) {
    Set<TermId> cohorts = new TreeSet<>(organisation.ledBy());
    for (CohortLevel cohort : service.cohorts()) {
      if (cohort.level() != CohortLevel.Level.OPEN) {
        cohorts.add(cohort.cohort());
      }
    }
    return Stream.of(service.crimeTypes(), service.supportTypes(), cohorts)
        .flatMap(ids -> ids.stream().sorted())
        .flatMap(id -> vocabularies.findTerm(id).stream())
        .toList();
  }

  static List<String> names(Term term) {
    List<String> names = new ArrayList<>(List.of(term.label(), term.shortLabel()));
    names.addAll(term.synonyms());
    return names;
  }

  private static Set<String> places(Service service, Geography geography) {
    Set<String> places = new LinkedHashSet<>();
    for (Offer offer : service.offers()) {
      for (ServiceArea area : offer.serviceAreas()) {
        switch (area) {
          case ServiceArea.Coded coded -> areaNames(coded.area(), geography, places);
          case ServiceArea.Drawn drawn -> places.add(drawn.name());
          case ServiceArea.EnglandWide ignored -> places.add("England national nationwide");
          case ServiceArea.TravelRadius ignored -> {
            // Says nothing in words; the public location it is measured from does.
          }
        }
      }
    }
    for (ServiceLocation location : service.locations()) {
      if (location instanceof ServiceLocation.Public place) {
        places.add(place.name());
        places.addAll(place.addressLines());
      }
    }
    return places;
  }

  private static void areaNames(AreaCode code, Geography geography, Set<String> places) {
    geography.findArea(code).map(Area::shortName).ifPresent(places::add);
    geography
        .findDistrict(code)
        .ifPresent(
            district ->
                above(district).stream()
                    .flatMap(other -> geography.findArea(other).stream())
                    .map(Area::shortName)
                    .forEach(places::add));
  }

  private static List<AreaCode> above(District district) {
    return List.of(district.council(), district.policeArea());
  }

  /**
   * Sixteen bytes that differ when anything in the text does, or the way it is indexed.
   *
   * @param edition of the way it is indexed
   */
  BytesRef fingerprint(String edition) {
    MessageDigest digest = Sha256.begin();
    for (List<String> part :
        List.of(
            List.of(edition, name, organisation, description), labels, terms, broader, places)) {
      for (String text : part) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 31);
      }
      digest.update((byte) 30);
    }
    return new BytesRef(digest.digest(), 0, 16);
  }

  static BytesRef key(ServiceId id) {
    return new BytesRef(
        ByteBuffer.allocate(16)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .array());
  }

  static ServiceId idOf(BytesRef key) {
    ByteBuffer bytes = ByteBuffer.wrap(key.bytes, key.offset, key.length);
    return new ServiceId(new UUID(bytes.getLong(), bytes.getLong()));
  }

  /** Makes documents of texts; keeps what it made of labels and names, which recur. */
  static final class Documents {

    private static final FieldType WITH_PLACES = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS);
    private static final FieldType PLAIN = type(IndexOptions.DOCS);

    /** One text as the index takes it. */
    private record Analysed(List<TermStream.Entry> terms, List<TermStream.Entry> written) {}

    private final Question.Reader reader;
    private final Map<String, Analysed> recurring = new HashMap<>();

    Documents(Question.Reader reader) {
      this.reader = reader;
    }

    private static FieldType type(IndexOptions options) {
      FieldType type = new FieldType();
      type.setIndexOptions(options);
      type.setTokenized(true);
      type.freeze();
      return type;
    }

    private Analysed analyse(String text) {
      List<Words.Word> words = Words.of(text);
      return new Analysed(
          reader.terms(words),
          words.stream().map(word -> new TermStream.Entry(word.written(), 1)).toList());
    }

    private List<Analysed> analyse(List<String> texts) {
      return texts.stream().map(text -> recurring.computeIfAbsent(text, this::analyse)).toList();
    }

    Document of(ServiceText text, BytesRef fingerprint) {
      List<Analysed> name = List.of(analyse(text.name()));
      List<Analysed> organisation = analyse(List.of(text.organisation()));
      List<Analysed> labels = analyse(text.labels());
      List<Analysed> terms = analyse(text.terms());
      List<Analysed> description = List.of(analyse(text.description()));
      List<Analysed> broader = analyse(text.broader());
      List<Analysed> places = analyse(text.places());
      List<Analysed> visible =
          Stream.of(name, organisation, labels, description).flatMap(List::stream).toList();
      List<Analysed> all =
          Stream.of(visible, terms, broader, places).flatMap(List::stream).toList();
      Document document = new Document();
      document.add(new StringField(ID, text.id().toString(), Field.Store.NO));
      document.add(new BinaryDocValuesField(KEY, key(text.id())));
      document.add(new BinaryDocValuesField(FINGERPRINT, fingerprint));
      add(document, NAME, name, WITH_PLACES);
      add(document, ORGANISATION, organisation, COUNTED);
      add(document, TERMS, Stream.of(labels, terms).flatMap(List::stream).toList(), COUNTED);
      add(document, DESCRIPTION, description, COUNTED);
      add(document, VISIBLE, visible, WITH_PLACES);
      add(document, ALL, all, COUNTED);
      document.add(
          new Field(WRITTEN, new TermStream(all.stream().map(Analysed::written).toList()), PLAIN));
      return document;
    }

    private static void add(Document document, String field, List<Analysed> texts, FieldType type) {
      document.add(
          new Field(field, new TermStream(texts.stream().map(Analysed::terms).toList()), type));
    }
  }
}
