package org.waymark.geography.outline;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Atom;
import org.waymark.geography.Boundary;

/**
 * Approximate outlines of every area, layer by layer, over shared arcs. For drawing only. Immutable
 * as long as nobody changes a geometry it hands out; each call makes new ones.
 */
public final class Outlines {

  /** What must be said wherever the outlines are drawn. */
  public static final String NOTE =
      "Approximate outlines, computed from the points of small areas. For drawing only: which area"
          + " a person lives in comes from codes.";

  /** The credit line of the outlines. */
  public static final String CREDIT =
      "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
          + " Contains OS data © Crown copyright and database right. Coast: Natural Earth.";

  private final LocalDate made;
  private final Topology topology;
  private final List<Atom> atoms;
  private final Map<OutlineLayer, Map<String, List<List<int[]>>>> layers;

  /**
   * @param topology arcs in WGS 84 and the shapes of the atoms, in the order of {@code atoms}
   */
  public Outlines(
      LocalDate made,
      Topology topology,
      List<Atom> atoms,
      Map<OutlineLayer, Map<String, List<List<int[]>>>> layers) {
    this.made = made;
    this.topology = topology;
    this.atoms = List.copyOf(atoms);
    this.layers = new EnumMap<>(layers);
  }

  /** The day these outlines were made. */
  public LocalDate made() {
    return made;
  }

  /** The atoms with their ground, which shares of area are computed from. */
  public List<Atom> atoms() {
    return atoms;
  }

  /** Codes and shapes of a layer, WGS 84, longitude first, in code order. */
  public Map<AreaCode, Geometry> layer(OutlineLayer layer) {
    Map<AreaCode, Geometry> result = new TreeMap<>();
    topology
        .assemble(layers.getOrDefault(layer, Map.of()), Boundary.WGS84)
        .forEach((code, shape) -> result.put(new AreaCode(code), shape));
    return result;
  }

  /**
   * Every area of a kind, of whatever time, in code order. A code in force both before and after a
   * change is drawn as it is now.
   */
  public Map<AreaCode, Boundary> boundaries(AreaKind kind) {
    Map<AreaCode, Boundary> result = new TreeMap<>();
    for (OutlineLayer layer : OutlineLayer.values()) {
      if (layer.kind() == kind) {
        layer(layer)
            .forEach((code, shape) -> result.computeIfAbsent(code, c -> Boundary.of(shape)));
      }
    }
    return Collections.unmodifiableMap(result);
  }

  /** For each area of a layer, the areas of the same layer that share a stretch of border. */
  public Map<AreaCode, Set<AreaCode>> neighbours(OutlineLayer layer) {
    Map<Integer, Set<String>> beside = new HashMap<>();
    Map<AreaCode, Set<AreaCode>> result = new TreeMap<>();
    Map<String, List<List<int[]>>> shapes = layers.getOrDefault(layer, Map.of());
    shapes.forEach(
        (code, polygons) -> {
          result.put(new AreaCode(code), new TreeSet<>());
          for (List<int[]> rings : polygons) {
            for (int[] ring : rings) {
              for (int arc : ring) {
                beside.computeIfAbsent(arc < 0 ? ~arc : arc, a -> new TreeSet<>()).add(code);
              }
            }
          }
        });
    for (Set<String> codes : beside.values()) {
      for (String one : codes) {
        for (String other : codes) {
          if (!one.equals(other)) {
            result.getOrDefault(new AreaCode(one), new TreeSet<>()).add(new AreaCode(other));
          }
        }
      }
    }
    return result;
  }

  /**
   * Neighbours of every area of every kind, by code. A unitary council is a council and a district
   * under one code: its neighbours of both kinds are together. A code in force before and after a
   * change has the neighbours it has now.
   */
  public Map<AreaCode, Set<AreaCode>> neighbours() {
    Map<AreaCode, Set<AreaCode>> result = new TreeMap<>();
    for (OutlineLayer layer : OutlineLayer.values()) {
      neighbours(layer)
          .forEach(
              (code, others) -> {
                if (layer == OutlineLayer.FORMER_ICB && result.containsKey(code)) {
                  return;
                }
                result.computeIfAbsent(code, c -> new TreeSet<>()).addAll(others);
              });
    }
    return result;
  }

  Topology topology() {
    return topology;
  }

  Map<OutlineLayer, Map<String, List<List<int[]>>>> layers() {
    return new LinkedHashMap<>(layers);
  }
}
