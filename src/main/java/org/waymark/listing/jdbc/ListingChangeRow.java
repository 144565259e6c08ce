package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.AccountId;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.field.ListingField;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChangeId;
import org.waymark.listing.ListingComment;

/**
 * A row of {@code listing_change}.
 *
 * @param openService the service while the change is open: a listing has one open change
 * @param contributors accounts, with spaces between
 * @param fields names of fields, with spaces between
 * @param base a document
 * @param proposed a document
 * @param draft as {@link FormFields} writes it
 */
@MappedEntity("listing_change")
record ListingChangeRow(
    @Id UUID id,
    UUID serviceId,
    UUID organisationId,
    ListingChange.Kind kind,
    ListingChange.State state,
    @Nullable UUID openService,
    UUID author,
    String authorName,
    String contributors,
    @Nullable UUID assignee,
    String fields,
    @Nullable String base,
    @Nullable String proposed,
    String draft,
    String why,
    long lockNumber,
    Instant openedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant decidedAt,
    @Nullable UUID decidedBy,
    @Nullable String decidedByName,
    @Nullable String reason) {

  static ListingChangeRow of(ListingChange change) {
    return new ListingChangeRow(
        change.id().value(),
        change.service().value(),
        change.organisation().value(),
        change.kind(),
        change.state(),
        change.state().isOpen() ? change.service().value() : null,
        change.author().value(),
        change.authorName(),
        change.contributors().stream()
            .map(AccountId::toString)
            .sorted()
            .collect(Collectors.joining(" ")),
        uuid(change.assignee()),
        change.fields().stream().sorted().map(ListingField::name).collect(Collectors.joining(" ")),
        document(change.base()),
        document(change.proposed()),
        FormFields.write(change.draft()),
        change.why(),
        change.lock(),
        change.openedAt(),
        change.submittedAt(),
        change.decidedAt(),
        uuid(change.decidedBy()),
        change.decidedByName(),
        change.reason());
  }

  ListingChange change(List<ListingComment> comments) {
    return new ListingChange(
        new ListingChangeId(id),
        new ServiceId(serviceId),
        new OrganisationId(organisationId),
        kind,
        state,
        new AccountId(author),
        authorName,
        Arrays.stream(contributors.split(" "))
            .map(each -> new AccountId(UUID.fromString(each)))
            .collect(Collectors.toSet()),
        account(assignee),
        fieldsOf(fields),
        service(base),
        service(proposed),
        FormFields.read(draft),
        why,
        lockNumber,
        openedAt,
        submittedAt,
        decidedAt,
        account(decidedBy),
        decidedByName,
        reason,
        comments);
  }

  static Set<ListingField> fieldsOf(String names) {
    return Arrays.stream(names.split(" "))
        .filter(name -> !name.isEmpty())
        .map(ListingField::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ListingField.class)));
  }

  static @Nullable Service service(@Nullable String document) {
    return document == null ? null : CatalogueDocuments.readService(document);
  }

  private static @Nullable String document(@Nullable Service service) {
    return service == null ? null : CatalogueDocuments.write(service);
  }

  private static @Nullable AccountId account(@Nullable UUID id) {
    return id == null ? null : new AccountId(id);
  }

  private static @Nullable UUID uuid(@Nullable AccountId account) {
    return account == null ? null : account.value();
  }
}
