package org.waymark.catalogue;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.waymark.geography.AreaCode;

/**
 * Who pays for a service, how much and until when. For signed-in commissioners only, but for the
 * names of the commissioners.
 *
 * @param commissioners bodies that commissioned it, by name; empty for an unfunded or self-funded
 *     service
 * @param funders bodies the money comes from, by name
 * @param fund the fund or grant programme; null when unknown
 * @param yearlyValuePounds whole pounds a year; null when unknown
 * @param starts null when unknown
 * @param ends last day; null when open-ended or unknown
 * @param extension option to extend, in words; null when there is none
 * @param procurementRoute e.g. "grant", "open tender"; null when unknown
 * @param joint whether several bodies commission it together
 * @param areasPaidFor areas the money is for; empty when it is for the whole reach
 */
@RecordBuilder
public record CommissioningArrangement(
    List<String> commissioners,
    List<String> funders,
    @Nullable String fund,
    @Nullable Long yearlyValuePounds,
    @Nullable LocalDate starts,
    @Nullable LocalDate ends,
    @Nullable String extension,
    @Nullable String procurementRoute,
    Stated joint,
    Set<AreaCode> areasPaidFor) {

  public CommissioningArrangement {
    Objects.requireNonNull(joint);
    commissioners = List.copyOf(commissioners);
    funders = List.copyOf(funders);
    areasPaidFor = Set.copyOf(areasPaidFor);
    if (yearlyValuePounds != null && yearlyValuePounds < 0) {
      throw new IllegalArgumentException("A yearly value cannot be negative: " + yearlyValuePounds);
    }
    if (starts != null && ends != null && ends.isBefore(starts)) {
      throw new IllegalArgumentException(
          "The arrangement ends on " + ends + ", before it starts on " + starts);
    }
  }
}
