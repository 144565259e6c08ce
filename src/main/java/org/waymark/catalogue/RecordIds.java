package org.waymark.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.UUID;

/**
 * Waymark's identifiers for records that come from elsewhere: name-based UUIDs (RFC 9562, version
 * 3) of the source and the identifier at the source, so that the same record has the same
 * identifier whenever and wherever it is read.
 */
public final class RecordIds {

  private RecordIds() {}

  /** What an identifier is made of; empty when the text is not a UUID. */
  public static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public static OrganisationId organisation(String source, String externalId) {
    return new OrganisationId(uuid("organisation", source, externalId));
  }

  public static ServiceId service(String source, String externalId) {
    return new ServiceId(uuid("service", source, externalId));
  }

  /**
   * @param number the place of the location among those of its service, from 1
   */
  public static LocationId location(String source, String serviceExternalId, int number) {
    return new LocationId(uuid("location", source, serviceExternalId + "\u0000" + number));
  }

  private static UUID uuid(String kind, String source, String externalId) {
    return UUID.nameUUIDFromBytes(
        ("waymark\u0000" + kind + "\u0000" + source + "\u0000" + externalId).getBytes(UTF_8));
  }
}
