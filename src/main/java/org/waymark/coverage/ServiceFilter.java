package org.waymark.coverage;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ReferralSource;
import org.waymark.geography.AreaCode;
import org.waymark.vocabulary.TermId;

/**
 * Which services are meant. Within one part any choice will do ("IDVA or ISVA"); all parts must
 * hold together. An empty part asks nothing. The type of support, the way it is delivered and the
 * place must hold of one and the same offer.
 *
 * @param crimeTypes by the rule of {@link CrimeAdmission}
 * @param crimeFits how closely a listing must fit one of the crime types; empty for any way
 * @param cohorts by the rule of {@link CohortAdmission}
 * @param minimumFit how close a service must be to the cohorts; {@code NOT_STATED} asks no more
 *     than that they are not barred
 * @param supportTypes a term finds its narrower terms
 * @param area an area of any kind of which at least one resident must be reached, or null
 * @param smallArea ordinal of a small area that must be reached ("serves this postcode"), or null
 * @param near a public location near a place, or null; withheld and area-only locations never take
 *     part
 * @param languages BCP 47 tags
 * @param referralSources any professional's way in is also open to {@code ANY_PROFESSIONAL}
 * @param age age in whole years that must be admitted, or null
 * @param gender gender that must be admitted, or null
 * @param acceptingOnly only services that take referrals now
 * @param countingOnly only services that count today ({@link Standing})
 * @param commissioners names of commissioning bodies
 * @param includeNationwide whether services that reach all of England are meant too
 */
public record ServiceFilter(
    Set<TermId> crimeTypes,
    Set<CrimeFit> crimeFits,
    Set<TermId> cohorts,
    GroupFit minimumFit,
    Set<TermId> supportTypes,
    @Nullable AreaCode area,
    @Nullable Integer smallArea,
    @Nullable Near near,
    Set<DeliveryMode> deliveryModes,
    Set<String> languages,
    Set<ReferralSource> referralSources,
    @Nullable Integer age,
    @Nullable Gender gender,
    boolean acceptingOnly,
    boolean countingOnly,
    Set<String> commissioners,
    boolean includeNationwide) {

  /** Every published service. */
  public static final ServiceFilter ALL = builder().build();

  public ServiceFilter {
    crimeTypes = sorted(crimeTypes);
    crimeFits = sorted(crimeFits);
    cohorts = sorted(cohorts);
    Objects.requireNonNull(minimumFit);
    if (minimumFit == GroupFit.BARRED) {
      throw new IllegalArgumentException("A service that bars a group is not meant for it");
    }
    supportTypes = sorted(supportTypes);
    deliveryModes = sorted(deliveryModes);
    languages = sorted(languages);
    referralSources = sorted(referralSources);
    commissioners = sorted(commissioners);
  }

  private static <T> Set<T> sorted(Set<T> set) {
    return Collections.unmodifiableSet(new TreeSet<>(set));
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this filter. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.crimeTypes = crimeTypes;
    builder.crimeFits = crimeFits;
    builder.cohorts = cohorts;
    builder.minimumFit = minimumFit;
    builder.supportTypes = supportTypes;
    builder.area = area;
    builder.smallArea = smallArea;
    builder.near = near;
    builder.deliveryModes = deliveryModes;
    builder.languages = languages;
    builder.referralSources = referralSources;
    builder.age = age;
    builder.gender = gender;
    builder.acceptingOnly = acceptingOnly;
    builder.countingOnly = countingOnly;
    builder.commissioners = commissioners;
    builder.includeNationwide = includeNationwide;
    return builder;
  }

  /** The same without services that do not state whether they take the cohorts. */
  public ServiceFilter statedOnly() {
    return minimumFit.takes() ? this : toBuilder().minimumFit(GroupFit.NO_BARRIER_RECORDED).build();
  }

  /** Makes filters; every part starts out asking nothing. */
  public static final class Builder {
    private Set<TermId> crimeTypes = Set.of();
    private Set<CrimeFit> crimeFits = Set.of();
    private Set<TermId> cohorts = Set.of();
    private GroupFit minimumFit = GroupFit.NOT_STATED;
    private Set<TermId> supportTypes = Set.of();
    private @Nullable AreaCode area;
    private @Nullable Integer smallArea;
    private @Nullable Near near;
    private Set<DeliveryMode> deliveryModes = Set.of();
    private Set<String> languages = Set.of();
    private Set<ReferralSource> referralSources = Set.of();
    private @Nullable Integer age;
    private @Nullable Gender gender;
    private boolean acceptingOnly;
    private boolean countingOnly;
    private Set<String> commissioners = Set.of();
    private boolean includeNationwide = true;

    private Builder() {}

    public Builder crimeTypes(Set<TermId> value) {
      crimeTypes = value;
      return this;
    }

    public Builder crimeType(String id) {
      return crimeTypes(Set.of(new TermId(id)));
    }

    public Builder cohorts(Set<TermId> value) {
      cohorts = value;
      return this;
    }

    public Builder cohort(String id) {
      return cohorts(Set.of(new TermId(id)));
    }

    public Builder crimeFits(Set<CrimeFit> value) {
      crimeFits = value;
      return this;
    }

    public Builder minimumFit(GroupFit value) {
      minimumFit = value;
      return this;
    }

    public Builder supportTypes(Set<TermId> value) {
      supportTypes = value;
      return this;
    }

    public Builder supportType(String id) {
      return supportTypes(Set.of(new TermId(id)));
    }

    public Builder area(@Nullable AreaCode value) {
      area = value;
      return this;
    }

    public Builder smallArea(@Nullable Integer value) {
      smallArea = value;
      return this;
    }

    public Builder near(@Nullable Near value) {
      near = value;
      return this;
    }

    public Builder deliveryModes(Set<DeliveryMode> value) {
      deliveryModes = value;
      return this;
    }

    public Builder languages(Set<String> value) {
      languages = value;
      return this;
    }

    public Builder referralSources(Set<ReferralSource> value) {
      referralSources = value;
      return this;
    }

    public Builder age(@Nullable Integer value) {
      age = value;
      return this;
    }

    public Builder gender(@Nullable Gender value) {
      gender = value;
      return this;
    }

    public Builder acceptingOnly(boolean value) {
      acceptingOnly = value;
      return this;
    }

    public Builder countingOnly(boolean value) {
      countingOnly = value;
      return this;
    }

    public Builder commissioners(Set<String> value) {
      commissioners = value;
      return this;
    }

    public Builder includeNationwide(boolean value) {
      includeNationwide = value;
      return this;
    }

    public ServiceFilter build() {
      return new ServiceFilter(
          crimeTypes,
          crimeFits,
          cohorts,
          minimumFit,
          supportTypes,
          area,
          smallArea,
          near,
          deliveryModes,
          languages,
          referralSources,
          age,
          gender,
          acceptingOnly,
          countingOnly,
          commissioners,
          includeNationwide);
    }
  }
}
