package org.waymark.coverage;

import java.util.List;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Labelled;

/**
 * How close a service is to a group of people, closest first. The first three take the group; what
 * is not stated neither takes nor bars it.
 */
public enum GroupFit implements Labelled {
  /** Run by an organisation that members of the group lead. */
  BY_AND_FOR("By and for"),
  /** Designed for the group. */
  SPECIALIST("Specialist"),
  /** Nothing in its conditions keeps the group out. It is not support made for the group. */
  NO_BARRIER_RECORDED("No barrier recorded", "open"),
  /** The listing says nothing of what decides it: the ages, the genders. */
  NOT_STATED("Not stated"),
  /** Its conditions keep the group out. */
  BARRED("Barred");

  private final String label;
  private final List<String> alsoCalled;

  GroupFit(String label, String... alsoCalled) {
    this.label = label;
    this.alsoCalled = List.of(alsoCalled);
  }

  @Override
  public List<String> alsoCalled() {
    return alsoCalled;
  }

  /** The fit of a service whose listing gives the group that level. */
  public static GroupFit of(CohortLevel.Level level) {
    return switch (level) {
      case BY_AND_FOR -> BY_AND_FOR;
      case SPECIALIST -> SPECIALIST;
      case OPEN -> NO_BARRIER_RECORDED;
    };
  }

  @Override
  public String label() {
    return label;
  }

  /** True when the service takes the group, or a part of it that its listing tells. */
  public boolean takes() {
    return compareTo(NO_BARRIER_RECORDED) <= 0;
  }

  /** True when this is as close as the other, or closer. */
  public boolean isAtLeast(GroupFit other) {
    return compareTo(other) <= 0;
  }
}
