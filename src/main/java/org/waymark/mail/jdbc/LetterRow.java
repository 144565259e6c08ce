package org.waymark.mail.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.mail.WaitingLetter;

/** A row of {@code letter}. */
@MappedEntity("letter")
record LetterRow(
    @Id UUID id,
    String kind,
    UUID reader,
    String about,
    Instant since,
    Instant nextTry,
    int tries,
    @Nullable String trouble,
    @Nullable Instant givenUpAt,
    @Version long version) {

  WaitingLetter letter() {
    return new WaitingLetter(
        id, kind, reader, about, since, nextTry, tries, trouble, givenUpAt, version);
  }
}
