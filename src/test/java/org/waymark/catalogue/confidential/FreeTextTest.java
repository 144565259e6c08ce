package org.waymark.catalogue.confidential;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Distance;
import org.waymark.geography.Position;
import org.waymark.vocabulary.TermId;

/**
 * Makes a listing and an organisation in which every text of every part says something of its own,
 * by walking their components: a text that is added to them later is in it by itself, and has to be
 * among the free texts.
 */
class FreeTextTest {

  /** The postcode of a public place is told on purpose; the texts beside it are not. */
  private static final Set<String> TOLD = Set.of("Public.postcode");

  private final Set<String> made = new TreeSet<>();

  @Test
  void everyTextOfAListingIsAFreeText() {
    Service service = (Service) record(Service.class);

    assertThat(made).hasSizeGreaterThan(15);
    assertThat(words(FreeText.of(service))).containsAll(made);
  }

  @Test
  void everyTextOfAnOrganisationIsAFreeText() {
    Organisation organisation = (Organisation) record(Organisation.class);

    assertThat(made).hasSizeGreaterThan(7);
    assertThat(words(FreeText.of(organisation))).containsAll(made);
  }

  private static Set<String> words(List<FreeText> texts) {
    return texts.stream().flatMap(text -> text.words().lines()).collect(Collectors.toSet());
  }

  private @Nullable Object make(Type type, String path) {
    if (type instanceof ParameterizedType many && many.getRawType() instanceof Class<?> raw) {
      Collection<@Nullable Object> all = new ArrayList<>();
      for (Class<?> each : kinds((Class<?>) many.getActualTypeArguments()[0])) {
        all.add(make(each, path));
      }
      return raw == Set.class ? Set.copyOf(all) : List.copyOf(all);
    }
    Class<?> kind = (Class<?>) type;
    if (kind == String.class) {
      if (!TOLD.contains(path)) {
        made.add(path);
      }
      return path;
    }
    if (kind.isEnum()) {
      return kind.getEnumConstants()[0];
    }
    return kind.isRecord() && kind.getPackageName().startsWith("org.waymark") && !isLeaf(kind)
        ? record(kind)
        : leaf(kind);
  }

  /** What a list can hold: of a sealed type, each of its kinds. */
  private static List<Class<?>> kinds(Class<?> type) {
    return type.isSealed() ? List.of(type.getPermittedSubclasses()) : List.of(type);
  }

  private static boolean isLeaf(Class<?> kind) {
    return Set.of(
            TermId.class,
            AreaCode.class,
            Distance.class,
            Boundary.class,
            Position.class,
            OpeningTime.class)
        .contains(kind);
  }

  private Object record(Class<?> kind) {
    try {
      RecordComponent[] components = kind.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            make(
                components[i].getGenericType(),
                kind.getSimpleName() + "." + components[i].getName());
      }
      return kind.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(kind + " cannot be made: give its components values here", e);
    }
  }

  private static @Nullable Object leaf(Class<?> kind) {
    if (kind == boolean.class) {
      return false;
    }
    if (kind == TermId.class) {
      return new TermId("idva");
    }
    if (kind == AreaCode.class) {
      return new AreaCode("E06000001");
    }
    if (kind == UUID.class) {
      return CatalogueFixtures.nextUuid();
    }
    if (kind == Instant.class) {
      return CatalogueFixtures.RECORDED;
    }
    if (kind == Distance.class) {
      return Distance.ofKilometres(1);
    }
    if (kind == Boundary.class) {
      return CatalogueFixtures.aSquare(-2, 53, 1);
    }
    if (kind == OpeningTime.class) {
      return new OpeningTime(DayOfWeek.MONDAY, LocalTime.NOON, OpeningTime.MIDNIGHT);
    }
    if (Set.of(Integer.class, Long.class, LocalDate.class, Position.class).contains(kind)) {
      return null;
    }
    throw new AssertionError(
        "A " + kind + " in a listing: make one here, and say whether it holds words");
  }
}
