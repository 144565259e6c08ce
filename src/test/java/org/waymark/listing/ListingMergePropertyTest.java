package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.waymark.catalogue.Service;
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

    for (ListingField field : ListingField.values()) {
      boolean clash =
          field.differs(base, theirs) && field.differs(base, mine) && field.differs(theirs, mine);
      if (clash) {
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
}
