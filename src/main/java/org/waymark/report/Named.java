package org.waymark.report;

import java.util.Objects;

/**
 * A value with a code and a name: an area, a service, a term, a finding.
 *
 * @param code for files and programs; empty where files have only the name
 * @param label for readers
 * @param detail what stands beside the name in small letters, such as who runs a service; empty for
 *     nothing
 * @param address of the page it leads to; empty for none
 * @param symbol of a finding, which tells it from others without colour; empty for everything else
 */
public record Named(String code, String label, String detail, String address, String symbol) {

  public Named {
    Objects.requireNonNull(code);
    Objects.requireNonNull(label);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(address);
    Objects.requireNonNull(symbol);
  }

  public static Named of(String code, String label) {
    return new Named(code, label, "", "", "");
  }

  /** The same with something beside its name. */
  public Named beside(String detail) {
    return new Named(code, label, detail, address, symbol);
  }

  /** The same with a page that it leads to. */
  public Named at(String address) {
    return new Named(code, label, detail, address, symbol);
  }

  /** The same with the symbol of a finding. */
  public Named with(String symbol) {
    return new Named(code, label, detail, address, symbol);
  }
}
