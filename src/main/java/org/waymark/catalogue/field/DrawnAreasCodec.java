package org.waymark.catalogue.field;

import java.util.List;
import java.util.Optional;
import org.waymark.catalogue.ServiceArea;
import org.waymark.geography.Boundary;

/** Areas of a shape of their own: {@code Name = WKT}, in WGS 84, longitude first. */
final class DrawnAreasCodec extends SeveralTexts<List<ServiceArea>, ServiceArea> {

  private static final int LONGEST = 200_000;

  @Override
  int longest() {
    return LONGEST;
  }

  @Override
  Item<ServiceArea> readOne(String text, ReadingTerms terms) {
    // A name may hold one; a shape does not.
    int equals = text.lastIndexOf('=');
    String name = equals < 0 ? "Drawn area" : text.substring(0, equals).strip();
    Optional<Fault> fault = Fault.inLine(name);
    if (fault.isPresent()) {
      return Item.wrong(fault.get());
    }
    Reading<Boundary> shape =
        DrawnShape.read(text.substring(equals + 1).strip(), terms.names().geography());
    Boundary boundary = shape.value();
    return new Item<>(
        boundary == null ? List.of() : List.of(new ServiceArea.Drawn(name, boundary)),
        shape.faults(),
        shape.notes());
  }

  @Override
  List<ServiceArea> all(List<ServiceArea> values, List<Fault> faults) {
    return values;
  }

  @Override
  public List<String> write(List<ServiceArea> value, ListingTerms terms) {
    return keys(value);
  }

  @Override
  public List<String> keys(List<ServiceArea> value) {
    return value.stream()
        .map(ServiceArea.Drawn.class::cast)
        .map(drawn -> drawn.name() + " = " + drawn.boundary().toWkt())
        .toList();
  }
}
