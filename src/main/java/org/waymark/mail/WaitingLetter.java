package org.waymark.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that is yet to be written and sent.
 *
 * @param kind which sort of letter
 * @param reader the account it is to
 * @param about what its writer needs to know
 * @param since when it was put
 * @param nextTry when it is due; while a node has it, when another may take it
 * @param tries how often it was tried
 * @param trouble what went wrong the last time; null when nothing has
 * @param givenUpAt when it was given up; null while it waits
 * @param version goes up with every write
 */
public record WaitingLetter(
    UUID id,
    String kind,
    UUID reader,
    String about,
    Instant since,
    Instant nextTry,
    int tries,
    @Nullable String trouble,
    @Nullable Instant givenUpAt,
    long version) {}
