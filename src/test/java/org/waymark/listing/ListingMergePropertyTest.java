package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.jdbc.RandomServices;

/** The algebra of putting two saves together. */
class ListingMergePropertyTest {

  private static final Set<ListingField> ALL = EnumSet.allOf(ListingField.class);

  /** Places and what is measured from them go together, or a listing would not be valid. */
  private static final Set<ListingField> TOGETHER =
      EnumSet.of(ListingField.OFFERS, ListingField.LOCATIONS);

  private static Service random(long seed, int number) {
    RandomServices random = new RandomServices(seed * 31 + number, "merge");
    return random.service(random.organisation());
  }

  /** Some fields of one listing, the other half for the complement. */
  private static Set<ListingField> some(long seed) {
    Random dice = new Random(seed);
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    for (ListingField field : ListingField.values()) {
      if (dice.nextBoolean()) {
        fields.add(field);
      }
    }
    if (fields.contains(ListingField.OFFERS)) {
      fields.addAll(TOGETHER);
    } else {
      fields.removeAll(TOGETHER);
    }
    return fields;
  }

  @Property(tries = 200)
  void whereTheyChangedNothingTheResultIsMine(@ForAll long seed) {
    Service base = random(seed, 1);
    Service mine = ListingField.copy(ALL, random(seed, 2), base);

    ListingMerge merge = ListingMerge.of(base, base, mine, ALL);

    assertThat(merge.merged()).isEqualTo(mine);
    assertThat(merge.disputed()).isEmpty();
    assertThat(merge.mine()).isEqualTo(ListingField.differing(base, mine));
  }

  @Property(tries = 200)
  void whereIChangedNothingTheResultIsTheirs(@ForAll long seed) {
    Service base = random(seed, 1);
    Service theirs = ListingField.copy(ALL, random(seed, 2), base);

    assertThat(ListingMerge.of(base, theirs, base, ALL))
        .isEqualTo(
            new ListingMerge(
                theirs, EnumSet.noneOf(ListingField.class), EnumSet.noneOf(ListingField.class)));
  }

  @Property(tries = 200)
  void editsOfDifferentFieldsCommuteAndBothAreInTheResult(@ForAll long seed) {
    Service base = random(seed, 1);
    Set<ListingField> first = some(seed);
    Set<ListingField> second = EnumSet.complementOf(EnumSet.copyOf(withOne(first)));
    Service one = ListingField.copy(first, random(seed, 2), base);
    Service other = ListingField.copy(second, random(seed, 3), base);

    ListingMerge there = ListingMerge.of(base, one, other, ALL);
    ListingMerge back = ListingMerge.of(base, other, one, ALL);

    assertThat(there.disputed()).isEmpty();
    assertThat(there.merged()).isEqualTo(back.merged());
    for (ListingField field : first) {
      assertThat(field.differs(there.merged(), one)).isFalse();
    }
    for (ListingField field : second) {
      assertThat(field.differs(there.merged(), other)).isFalse();
    }
  }

  private static Set<ListingField> withOne(Set<ListingField> fields) {
    Set<ListingField> some = EnumSet.of(ListingField.NAME);
    some.addAll(fields);
    fields.add(ListingField.NAME);
    return some;
  }

  @Property(tries = 200)
  void exactlyWhatBothChangedDifferentlyIsDisputedAndStaysTheirs(@ForAll long seed) {
    Service base = random(seed, 1);
    Service theirs = ListingField.copy(ALL, random(seed, 2), base);
    Service mine = ListingField.copy(ALL, random(seed, 3), base);

    ListingMerge merge = ListingMerge.of(base, theirs, mine, ALL);

    Set<ListingField> clashes = EnumSet.noneOf(ListingField.class);
    for (ListingField field : ListingField.values()) {
      if (field.differs(base, theirs) && field.differs(base, mine) && field.differs(theirs, mine)) {
        clashes.add(field);
      }
    }
    boolean byRow =
        Set.of(ListingField.OFFERS, ListingField.CONTACTS, ListingField.LOCATIONS)
            .containsAll(clashes);
    for (ListingField field : ListingField.values()) {
      if (clashes.contains(field) && !byRow) {
        assertThat(merge.disputed()).contains(field);
      }
      if (merge.disputed().contains(field)) {
        assertThat(field.differs(merge.merged(), theirs)).isFalse();
      }
    }
  }

  @Property(tries = 100)
  void theSameEditTwiceIsNoDispute(@ForAll long seed) {
    Service base = random(seed, 1);
    Service both = ListingField.copy(ALL, random(seed, 2), base);

    assertThat(ListingMerge.of(base, both, both, ALL).disputed()).isEmpty();
    assertThat(ListingMerge.of(base, both, both, ALL).merged()).isEqualTo(both);
  }

  @Property
  void rowsThatOnlyOneChangedOrAddedAreKeptAndNothingElseIs(
      @ForAll @Size(max = 4) List<@IntRange(max = 3) Integer> base,
      @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> theirs,
      @ForAll @Size(max = 6) List<@IntRange(max = 3) Integer> mine) {
    boolean clash = theirs.size() < base.size() || mine.size() < base.size();
    for (int i = 0; i < base.size() && !clash; i++) {
      Set<Integer> said = new HashSet<>(List.of(theirs.get(i), mine.get(i)));
      said.remove(base.get(i));
      clash = said.size() > 1;
    }
    Optional<List<Integer>> both = ListingMerge.together(base, theirs, mine);

    assertThat(both.isEmpty()).isEqualTo(clash);
    both.ifPresent(
        rows -> {
          for (int i = 0; i < base.size(); i++) {
            int was = base.get(i);
            assertThat(rows.get(i)).isEqualTo(mine.get(i) == was ? theirs.get(i) : mine.get(i));
          }
          assertThat(rows).containsAll(theirs.subList(base.size(), theirs.size()));
          assertThat(rows).containsAll(mine.subList(base.size(), mine.size()));
          assertThat(rows).hasSizeLessThanOrEqualTo(theirs.size() + mine.size() - base.size());
        });
  }

  @Test
  void twoWhoChangedDifferentContactsBothKeepTheirs() {
    Service base =
        CatalogueFixtures.anIdvaService()
            .contact(Contact.Kind.TELEPHONE, "01228 555 000")
            .contact(Contact.Kind.EMAIL, "one@example.org")
            .build();
    List<Contact> contacts = base.contacts();
    Contact number = new Contact(Contact.Kind.TELEPHONE, "01228 555 111", null);
    Contact mail = new Contact(Contact.Kind.EMAIL, "two@example.org", null);
    Service theirs = base.withContacts(List.of(number, contacts.get(1)));
    Service mine = base.withContacts(List.of(contacts.get(0), mail));

    ListingMerge merge = ListingMerge.of(base, theirs, mine, ALL);
    assertThat(merge.disputed()).isEmpty();
    assertThat(merge.merged().contacts()).containsExactly(number, mail);
    assertThat(merge.mine()).containsExactly(ListingField.CONTACTS);
    // Nothing is put together by row where somebody has to look anyway.
    Service renamed = CatalogueFixtures.ServiceBuilder.from(mine).named("Mine").build();
    Service called = CatalogueFixtures.ServiceBuilder.from(theirs).named("Theirs").build();
    assertThat(ListingMerge.of(base, called, renamed, ALL).disputed())
        .containsExactly(ListingField.NAME, ListingField.CONTACTS);
  }
}
