package org.waymark.catalogue.withheld;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.LocationId;
import org.waymark.geography.Position;

/**
 * An address as bytes, before it is sealed: a version, the lines, then postcode and position, each
 * after a byte that says whether there is one. Filled up with zeros to a whole number of blocks, so
 * that the length of an address does not show.
 */
final class AddressCoding {

  private static final int VERSION = 1;
  private static final int BLOCK = 256;

  private AddressCoding() {}

  static byte[] write(WithheldAddress address) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BLOCK);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(address.lines().size());
      for (String line : address.lines()) {
        text(out, line);
      }
      String postcode = address.postcode();
      out.writeBoolean(postcode != null);
      if (postcode != null) {
        text(out, postcode);
      }
      Position position = address.position();
      out.writeBoolean(position != null);
      if (position != null) {
        out.writeDouble(position.longitude());
        out.writeDouble(position.latitude());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory can be written to", e);
    }
    byte[] all = bytes.toByteArray();
    return Arrays.copyOf(all, (all.length + BLOCK - 1) / BLOCK * BLOCK);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static WithheldAddress read(LocationId location, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readByte();
      if (version != VERSION) {
        throw new IllegalStateException(
            "The withheld address of location "
                + location
                + " has form "
                + version
                + ": a newer Waymark wrote it");
      }
      List<String> lines = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        lines.add(text(in));
      }
      @Nullable String postcode = in.readBoolean() ? text(in) : null;
      @Nullable Position position =
          in.readBoolean() ? new Position(in.readDouble(), in.readDouble()) : null;
      return new WithheldAddress(location, lines, postcode, position);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The withheld address of location " + location + " is not whole", e);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }
}
