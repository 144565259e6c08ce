package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A row of {@code sign_in_attempt}.
 *
 * @param since when the first of the attempts was
 */
@MappedEntity("sign_in_attempt")
record AttemptRow(@Id String digest, Instant since, int attempts) {}
