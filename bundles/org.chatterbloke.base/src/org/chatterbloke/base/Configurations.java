package org.chatterbloke.base;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

/**
 * The one typed configuration: values from the file, the environment and the command line, in
 * rising order, are handed to Config Admin, which gives them to components as their annotation
 * types.
 *
 * <p>A key is a component's PID without {@code org.chatterbloke.} and an attribute, all lower case:
 * {@code modelstore.offline}. In the environment it is {@code CHATTERBLOKE_MODELSTORE_OFFLINE}.
 * Several values of one key are separated by semicolons.
 */
public final class Configurations {

  private static final String ROOT = "org.chatterbloke.";
  private static final String VARIABLE_PREFIX = "CHATTERBLOKE_";
  private static final String FENCE = ROOT + "fence";
  private static final String MARK = "chatterbloke.managed";

  private Configurations() {}

  /**
   * Reads all sources and updates Config Admin where something changed; configurations that this
   * method wrote before and that no source names any more are removed. Call before components are
   * made.
   *
   * @param settings {@code KEY=VALUE} of the command line
   * @throws ChatterBlokeException if the file cannot be read or a setting has no {@code =}
   */
  public static void apply(
      ConfigurationAdmin admin,
      DataFolder folder,
      Map<String, String> environment,
      List<String> settings)
      throws ChatterBlokeException {
    Map<String, Map<String, String>> byPid =
        group(merge(file(folder.configuration()), environment, settings));
    try {
      boolean changed = false;
      Configuration[] existing = admin.listConfigurations("(" + MARK + "=true)");
      for (Configuration old : existing == null ? new Configuration[0] : existing) {
        if (!byPid.containsKey(old.getPid())) {
          old.delete();
          changed = true;
        }
      }
      for (Map.Entry<String, Map<String, String>> entry : byPid.entrySet()) {
        Dictionary<String, Object> values = new Hashtable<>();
        entry.getValue().forEach((name, value) -> values.put(name, typed(value)));
        values.put(MARK, "true");
        changed |= admin.getConfiguration(entry.getKey(), "?").updateIfDifferent(values);
      }
      if (changed) {
        awaitDelivery(admin);
      }
    } catch (IOException | InvalidSyntaxException e) {
      throw new ChatterBlokeException(
          FailureKind.STORAGE,
          "The configuration cannot be stored.",
          "Check that the product’s folder can be written and the disk is not full.",
          e);
    }
  }

  /**
   * Config Admin tells components about changes on a thread of its own, one change after the other;
   * until then they are gone or have old values. A change of our own at the end of the row is seen
   * when all before it have arrived.
   */
  private static void awaitDelivery(ConfigurationAdmin admin) throws IOException {
    BundleContext context = FrameworkUtil.getBundle(Configurations.class).getBundleContext();
    CountDownLatch arrived = new CountDownLatch(1);
    ConfigurationListener listener =
        event -> {
          if (FENCE.equals(event.getPid())) {
            arrived.countDown();
          }
        };
    ServiceRegistration<ConfigurationListener> registration =
        context.registerService(ConfigurationListener.class, listener, null);
    Configuration fence = admin.getConfiguration(FENCE, "?");
    try {
      Dictionary<String, Object> values = new Hashtable<>();
      values.put("time", System.nanoTime());
      fence.update(values);
      arrived.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      registration.unregister();
      fence.delete();
    }
  }

  /** All values by key; later sources win. */
  static Map<String, String> merge(
      Map<String, String> file, Map<String, String> environment, List<String> settings)
      throws ChatterBlokeException {
    Map<String, String> values = new TreeMap<>(file);
    environment.forEach((name, value) -> {
      if (name.startsWith(VARIABLE_PREFIX)) {
        String key =
            name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
        if (key.contains(".")) {
          values.put(key, value);
        }
      }
    });
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1 || !setting.substring(0, equals).contains(".")) {
        throw new ChatterBlokeException(
            FailureKind.BAD_INPUT,
            "“--set " + setting + "” is not a setting.",
            "Write it as --set part.name=value, for example --set modelstore.offline=true.",
            null);
      }
      values.put(
          setting.substring(0, equals).strip().toLowerCase(Locale.ROOT),
          setting.substring(equals + 1).strip());
    }
    return values;
  }

  /** Several values are separated by semicolons. */
  private static Object typed(String value) {
    return value.contains(";") ? value.strip().split("\\s*;\\s*") : value;
  }

  private static Map<String, Map<String, String>> group(Map<String, String> values) {
    Map<String, Map<String, String>> byPid = new TreeMap<>();
    values.forEach((key, value) -> {
      int dot = key.lastIndexOf('.');
      byPid
          .computeIfAbsent(ROOT + key.substring(0, dot), pid -> new TreeMap<>())
          .put(key.substring(dot + 1), value);
    });
    return byPid;
  }

  private static Map<String, String> file(Path file) throws ChatterBlokeException {
    Map<String, String> values = new TreeMap<>();
    if (!Files.exists(file)) {
      return values;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ChatterBlokeException(
          FailureKind.BAD_INPUT,
          "The configuration file " + file + " cannot be read.",
          "It must be UTF-8 text with one “part.name = value” on a line.",
          e);
    }
    for (String key : properties.stringPropertyNames()) {
      if (!key.contains(".")) {
        throw new ChatterBlokeException(
            FailureKind.BAD_INPUT,
            "The configuration file " + file + " has a line “" + key + "” that names no part.",
            "Write it as part.name = value, for example modelstore.offline = true.",
            null);
      }
      values.put(key.toLowerCase(Locale.ROOT), properties.getProperty(key).strip());
    }
    return values;
  }
}
