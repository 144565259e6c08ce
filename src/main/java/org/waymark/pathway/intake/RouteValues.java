package org.waymark.pathway.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.field.AgeCodec;
import org.waymark.catalogue.field.Codec;
import org.waymark.catalogue.field.DateCodec;
import org.waymark.catalogue.field.DaysCodec;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.Reading;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.catalogue.field.WeeksCodec;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.RefusedRowException;
import org.waymark.intake.table.RowCells;
import org.waymark.pathway.RouteCriteria;

/** Values of one row that are read as those of listings are. */
record RouteValues(RowCells<RouteColumn> cells, ReadingTerms terms) {

  @Nullable Integer youngest() throws RefusedRowException {
    return age(RouteColumn.YOUNGEST, RouteColumn.OLDEST);
  }

  @Nullable Integer oldest() throws RefusedRowException {
    return age(RouteColumn.OLDEST, RouteColumn.YOUNGEST);
  }

  /** What the column says of it or, where it is empty, that of the other: "16-25". */
  private @Nullable Integer age(RouteColumn column, RouteColumn other) throws RefusedRowException {
    return cells.has(column)
        ? read(column, new AgeCodec(column == RouteColumn.OLDEST))
        : new AgeCodec(other == RouteColumn.OLDEST)
            .read(List.of(cells.get(other)), terms).rest().stream()
                .map(Integer::valueOf)
                .findFirst()
                .orElse(null);
  }

  @Nullable Integer days(RouteColumn column) throws RefusedRowException {
    return read(column, new DaysCodec(RouteCriteria.MOST_DAYS));
  }

  @Nullable Integer weeks(RouteColumn column) throws RefusedRowException {
    return read(column, new WeeksCodec(Capacity.LONGEST_WAIT));
  }

  @Nullable LocalDate day(RouteColumn column) throws RefusedRowException {
    return read(column, new DateCodec());
  }

  /** A day on which something was done. */
  @Nullable LocalDate pastDay(RouteColumn column) throws RefusedRowException {
    return read(column, DateCodec.ofThePast());
  }

  private <T> @Nullable T read(RouteColumn column, Codec<T> codec) throws RefusedRowException {
    Reading<T> reading = codec.read(List.of(cells.get(column)), terms);
    for (Fault fault : reading.faults()) {
      throw cells.refuse(column, fault.value(), fault.code(), fault.problem(), fault.remedy());
    }
    for (Fault note : reading.notes()) {
      cells.tell(column, note.value(), Severity.NOTE, note.code(), note.problem(), note.remedy());
    }
    return reading.value();
  }
}
