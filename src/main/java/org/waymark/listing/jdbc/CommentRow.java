package org.waymark.listing.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.waymark.account.AccountId;
import org.waymark.listing.ListingComment;

/** A row of {@code listing_comment}. */
@MappedEntity("listing_comment")
record CommentRow(
    @Id UUID changeId,
    @Id int number,
    UUID author,
    String authorName,
    Instant saidAt,
    String words) {

  static CommentRow of(UUID change, int number, ListingComment comment) {
    return new CommentRow(
        change,
        number,
        comment.author().value(),
        comment.authorName(),
        comment.at(),
        comment.text());
  }

  ListingComment comment() {
    return new ListingComment(new AccountId(author), authorName, saidAt, words);
  }
}
