package org.waymark.pathway;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;

/**
 * What the services do for people of one place. Immutable.
 *
 * <p>What counts is the offer: a service may give outreach in one council and a helpline in all of
 * England.
 */
public final class PlaceProfile {

  private final byte[] stages;
  private final int[] covering;
  private final @Nullable AreaCode policeArea;

  /**
   * @param stages by service, the bits of the stages it serves there; a service that does not take
   *     people from there has {@link #NOT_COVERED}
   */
  PlaceProfile(byte[] stages, @Nullable AreaCode policeArea) {
    this.stages = stages;
    this.policeArea = policeArea;
    int count = 0;
    int[] all = new int[stages.length];
    for (int service = 0; service < stages.length; service++) {
      if (stages[service] != NOT_COVERED) {
        all[count++] = service;
      }
    }
    covering = Arrays.copyOf(all, count);
  }

  /** Marks a service that does not take people from the place. */
  static final byte NOT_COVERED = -1;

  public boolean covers(int service) {
    return stages[service] != NOT_COVERED;
  }

  /** Bits of the stages a service serves there; 0 when it does not take people from there. */
  public int stagesOf(int service) {
    return stages[service] == NOT_COVERED ? 0 : stages[service];
  }

  public int size() {
    return covering.length;
  }

  /** The services that take people from there, in order. */
  public int covering(int index) {
    return covering[index];
  }

  /** The police area of the place; null when it is not known. */
  public @Nullable AreaCode policeArea() {
    return policeArea;
  }
}
