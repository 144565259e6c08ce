package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/**
 * A row of {@code account_second_factor}.
 *
 * @param secret encrypted
 * @param confirmed false until its first code was typed back
 * @param lastStep the time step of the last code that was taken
 */
@MappedEntity("account_second_factor")
record FactorRow(@Id UUID accountId, String secret, boolean confirmed, long lastStep) {}
