package org.waymark.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RunningWaymarkTest {
  @Test
  void programThatDoesNotStartIsReportedWithWhatItSaid() {
    assertThatThrownBy(() -> RunningWaymark.start("--no-such-option"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ended before it was ready")
        .hasMessageContaining("aymark");
  }
}
