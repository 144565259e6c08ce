package org.waymark.web.asset;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.waymark.Sha256;

/** All assets, read once when the program starts. Immutable and thread-safe. */
@Singleton
public final class Assets {

  /** Where addresses of assets begin. */
  static final String ROOT = "/assets";

  private static final String FOLDER = "static";
  private static final String GOVUK = "META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk";
  private static final String LEAFLET = "META-INF/resources/webjars/leaflet/1.9.4/dist";

  private static final Pattern TYPEFACE =
      Pattern.compile("(?:/\\*![^*]*Calvert[^*]*\\*/)?@font-face\\{[^}]*\\}");
  private static final int WORTH_COMPRESSING_BYTES = 500;

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json");

  private final Map<String, Asset> assets = new TreeMap<>();
  private final String address;

  Assets() {
    TreeMap<String, byte[]> files = new TreeMap<>(ownFiles());
    files.put("govuk-frontend.css", withoutTypeface(resource(GOVUK + "/govuk-frontend.min.css")));
    files.put("govuk-frontend.js", resource(GOVUK + "/govuk-frontend.min.js"));
    for (String name : List.of("leaflet.css", "leaflet.js", "leaflet-src.esm.js")) {
      files.put("leaflet/" + name, resource(LEAFLET + "/" + name));
    }
    for (String name :
        List.of("layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png")) {
      files.put("leaflet/images/" + name, resource(LEAFLET + "/images/" + name));
    }
    files.put("leaflet/images/marker-shadow.png", resource(LEAFLET + "/images/marker-shadow.png"));
    files.forEach((name, content) -> assets.put(name, asset(name, content)));
    address = ROOT + "/" + fingerprint(files);
  }

  /** What addresses of assets begin with, the fingerprint included. */
  public String address() {
    return address;
  }

  /** The asset of that name, e.g. {@code leaflet/leaflet.css}; empty when there is none. */
  Optional<Asset> find(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private static byte[] withoutTypeface(byte[] stylesheet) {
    String css = new String(stylesheet, StandardCharsets.UTF_8);
    return TYPEFACE
        .matcher(css)
        .replaceAll("")
        .replace("GDS Transport,arial", "Arial")
        .replace("/*# sourceMappingURL=govuk-frontend.min.css.map */", "")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> ownFiles() {
    URL folder = Assets.class.getClassLoader().getResource(FOLDER);
    if (folder == null) {
      throw new IllegalStateException(
          "The folder \"static\" is missing: the program is incomplete, install it again");
    }
    try {
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return filesBelow(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return filesBelow(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> filesBelow(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static byte[] resource(String path) {
    try (InputStream stream = Assets.class.getClassLoader().getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(
            path + " is missing: the program is incomplete, install it again");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Asset asset(String name, byte[] content) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String mediaType = MEDIA_TYPES.get(ending);
    if (mediaType == null) {
      throw new IllegalStateException("No media type is known for the asset " + name);
    }
    boolean compress = content.length > WORTH_COMPRESSING_BYTES && !mediaType.endsWith("png");
    return compress
        ? new Asset(mediaType, content, gzip(content))
        : new Asset(mediaType, content, null);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String fingerprint(Map<String, byte[]> files) {
    MessageDigest digest = Sha256.begin();
    files.forEach(
        (name, content) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update(content);
        });
    return HexFormat.of().formatHex(digest.digest(), 0, 6);
  }
}
