package org.waymark.publishing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Problem details of RFC 9457.
 *
 * @param type "about:blank": the status says what kind of problem it is
 * @param instance path that was asked for, without its query
 * @param errors parameters that were not understood; absent when that is not the trouble
 */
@Serdeable
public record ProblemDetail(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @Nullable List<ParameterError> errors) {

  /**
   * One parameter that was not understood.
   *
   * @param choices places that could have been meant; absent when none could
   */
  @Serdeable
  public record ParameterError(
      String name,
      String value,
      String message,
      String remedy,
      @Nullable List<Wire.PlaceChoice> choices) {}
}
