package org.waymark.database;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day in a column {@code DATE}. It goes as text, "2026-07-01", both ways: the drivers' own type
 * for a day is an instant in the time zone of whoever reads it. A component of a record entity
 * names it, and says that text is written into a date:
 *
 * <pre>{@code
 * @MappedProperty(converter = DayConverter.class) @ColumnTransformer(write = DayConverter.WRITE)
 * LocalDate effective
 * }</pre>
 *
 * <p>A query says {@code CAST(:effective AS DATE)}; its parameter is named as the component, or has
 * {@code @TypeDef(type = DataType.STRING, converter = DayConverter.class)}.
 */
@Singleton
public final class DayConverter implements AttributeConverter<LocalDate, String> {

  /** How the text becomes a date in the statements Micronaut Data makes. */
  public static final String WRITE = "CAST(? AS DATE)";

  @Override
  public @Nullable String convertToPersistedValue(
      @Nullable LocalDate day, ConversionContext context) {
    return day == null ? null : day.toString();
  }

  @Override
  public @Nullable LocalDate convertToEntityValue(
      @Nullable String stored, ConversionContext context) {
    return stored == null ? null : LocalDate.parse(stored);
  }
}
