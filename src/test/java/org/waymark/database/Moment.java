package org.waymark.database;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.sql.ColumnTransformer;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row with an instant, a day and a text, for {@link StoredValuesContract}. */
@MappedEntity("moment")
record Moment(
    @Id int id,
    @Nullable Instant happened,
    @Nullable
        @MappedProperty(converter = DayConverter.class)
        @ColumnTransformer(write = DayConverter.WRITE)
        LocalDate onDay,
    @Nullable String words) {}
