package org.waymark.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class NationalGridTest {

  /** The worked example of annex C of the Ordnance Survey's guide: Caister water tower. */
  private static final double CAISTER_EASTING = 651_409.903;

  private static final double CAISTER_NORTHING = 313_177.270;

  @Test
  void projectsTheWorkedExampleOfTheOrdnanceSurveyToTheMillimetre() {
    Coordinate grid = NationalGrid.project(degrees(1, 43, 4.5177), degrees(52, 39, 27.2531));
    assertThat(grid.x).isCloseTo(CAISTER_EASTING, within(0.002));
    assertThat(grid.y).isCloseTo(CAISTER_NORTHING, within(0.002));
  }

  @Test
  void takesTheWorkedExampleBackToTheSameAngles() {
    Coordinate airy = NationalGrid.unproject(CAISTER_EASTING, CAISTER_NORTHING);
    assertThat(Math.toDegrees(airy.x)).isCloseTo(1.71792158, within(1e-7));
    assertThat(Math.toDegrees(airy.y)).isCloseTo(52.65757031, within(1e-7));
  }

  @Test
  void isRightToFiveMetresWhereTheExactGridIsKnown() {
    // The same tower in ETRS89 and, through OSTN15, on the grid (the guide, section 6.4).
    Coordinate grid =
        NationalGrid.ofDegrees(1 + 42 / 60.0 + 57.787 / 3600, 52 + 39 / 60.0 + 28.723 / 3600);
    assertThat(Math.hypot(grid.x - 651_409.804, grid.y - 313_177.450)).isLessThan(5);
  }

  @Test
  void takesLongitudeBeforeLatitudeAndGivesEastingBeforeNorthing() {
    Coordinate penzance = NationalGrid.ofDegrees(-5.537, 50.119);
    Coordinate berwick = NationalGrid.ofDegrees(-2.007, 55.770);
    assertThat(penzance.x).isCloseTo(147_300, within(1_000.0));
    assertThat(penzance.y).isCloseTo(30_300, within(1_000.0));
    assertThat(berwick.x).isCloseTo(399_600, within(1_000.0));
    assertThat(berwick.y).isCloseTo(653_000, within(1_000.0));
  }

  @Property
  void thereAndBackIsTheSamePlace(
      @ForAll @DoubleRange(min = -6.5, max = 2) double longitude,
      @ForAll @DoubleRange(min = 49.8, max = 56) double latitude) {
    Coordinate grid = NationalGrid.ofDegrees(longitude, latitude);
    Coordinate back = NationalGrid.toDegrees(grid.x, grid.y);
    // 1e-7 degrees is a centimetre.
    assertThat(back.x).isCloseTo(longitude, within(1.5e-7));
    assertThat(back.y).isCloseTo(latitude, within(1e-7));
  }

  private static double degrees(int degrees, int minutes, double seconds) {
    return Math.toRadians(degrees + minutes / 60.0 + seconds / 3600);
  }
}
