package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatestTest {

  private record Stored(long revision, String readHow) {}

  private long now = 1;

  private final Latest<Stored> latest =
      new Latest<>(
          () -> new Stored(now, "anew"),
          before -> new Stored(now, "after " + before.revision()),
          Stored::revision,
          () -> now);

  @Test
  void whatHasNotChangedIsNotReadAgain() {
    Stored first = latest.get();
    assertThat(latest.refresh()).isSameAs(first);
    latest.follow();
    assertThat(latest.get()).isSameAs(first);
  }

  @Test
  void changesAreReadOnTopOfWhatIsKnown() {
    latest.get();
    now = 3;
    assertThat(latest.get().revision()).as("nobody has looked").isEqualTo(1);
    latest.follow();
    assertThat(latest.get()).isEqualTo(new Stored(3, "after 1"));
  }

  @Test
  void whatNobodyAskedForIsNotFollowed() {
    latest.follow();
    now = 2;
    assertThat(latest.get()).isEqualTo(new Stored(2, "anew"));
  }

  @Test
  void storeThatHasGoneBackIsReadAnew() {
    now = 5;
    latest.get();
    now = 2;
    assertThat(latest.refresh()).isEqualTo(new Stored(2, "anew"));
  }
}
