package org.waymark.catalogue;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.Nullable;
import java.util.Objects;
import java.util.Set;
import org.waymark.Provenance;
import org.waymark.vocabulary.TermId;

/**
 * A body that runs services.
 *
 * @param website absolute address, or null
 * @param charityNumber number at the Charity Commission, or null
 * @param companyNumber number at Companies House, or null
 * @param ledBy cohorts whose members lead the organisation; the ground of "by and for"
 */
@RecordBuilder
public record Organisation(
    OrganisationId id,
    String name,
    OrganisationType type,
    String description,
    @Nullable String website,
    @Nullable String email,
    @Nullable String charityNumber,
    @Nullable String companyNumber,
    Set<TermId> ledBy,
    Provenance provenance)
    implements OrganisationBuilder.With {

  public Organisation {
    Objects.requireNonNull(id);
    Objects.requireNonNull(type);
    Objects.requireNonNull(provenance);
    if (name.isBlank()) {
      throw new IllegalArgumentException("An organisation needs a name");
    }
    ledBy = Set.copyOf(ledBy);
  }
}
