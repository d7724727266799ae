package org.chatterbloke.text.english.internal.normaliser;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units of measurement behind numbers. */
final class Units {

  /**
   * A unit in words, in American spelling.
   *
   * @param one the singular
   * @param many the plural
   */
  record Unit(String one, String many) {}

  private static final Map<String, Unit> UNITS = new HashMap<>();

  /** Units of one letter that may have a blank before them; others would be taken for words. */
  private static final Set<String> LOOSE_LETTERS = Set.of("m", "g", "L", "l", "s", "h");

  static {
    String[] simple = {
      "km kilometer",
      "cm centimeter",
      "mm millimeter",
      "m meter",
      "nm nanometer",
      "µm micrometer",
      "μm micrometer",
      "mi mile",
      "yd yard",
      "yds yard",
      "kg kilogram",
      "g gram",
      "mg milligram",
      "µg microgram",
      "μg microgram",
      "mcg microgram",
      "lb pound",
      "lbs pound",
      "oz ounce",
      "l liter",
      "L liter",
      "ml milliliter",
      "mL milliliter",
      "cl centiliter",
      "dl deciliter",
      "gal gallon",
      "pt pint",
      "qt quart",
      "kB kilobyte",
      "KB kilobyte",
      "MB megabyte",
      "GB gigabyte",
      "TB terabyte",
      "kW kilowatt",
      "MW megawatt",
      "GW gigawatt",
      "W watt",
      "V volt",
      "kV kilovolt",
      "mA milliamp",
      "kJ kilojoule",
      "kcal kilocalorie",
      "hr hour",
      "hrs hour",
      "h hour",
      "min minute",
      "mins minute",
      "sec second",
      "secs second",
      "s second",
      "ms millisecond",
      "µs microsecond",
      "yr year",
      "yrs year",
      "ha hectare",
      "kHz kilohertz+",
      "Hz hertz+",
      "MHz megahertz+",
      "GHz gigahertz+",
      "dB decibel",
      "px pixel",
      "ft foot/feet",
      "mph mile_per_hour/miles_per_hour",
      "kph kilometer_per_hour/kilometers_per_hour",
      "km/h kilometer_per_hour/kilometers_per_hour",
      "m/s meter_per_second/meters_per_second",
      "ft/s foot_per_second/feet_per_second",
      "mi/h mile_per_hour/miles_per_hour",
      "MB/s megabyte_per_second/megabytes_per_second",
      "Mbps megabit_per_second/megabits_per_second",
      "Gbps gigabit_per_second/gigabits_per_second",
      "kbps kilobit_per_second/kilobits_per_second",
      "fps frame_per_second/frames_per_second",
      "rpm revolution_per_minute/revolutions_per_minute",
      "kWh kilowatt_hour",
      "mAh milliamp_hour",
      "hp horsepower+",
      "psi P_S_I+",
      "cc C_C+",
      "pct percent+",
      "sq_ft square_foot/square_feet",
      "sq_mi square_mile",
      "sq_m square_meter",
      "sq_km square_kilometer",
      "g/cm³ gram_per_cubic_centimeter/grams_per_cubic_centimeter",
      "tbsp tablespoon",
      "tsp teaspoon",
      "doz dozen+",
      "in. inch/inches",
      "lbs. pound",
      "lb. pound",
      "oz. ounce",
      "ft. foot/feet",
      "yds. yard",
      "yd. yard",
      "hrs. hour",
      "hr. hour",
      "mins. minute",
      "secs. second",
      "st. stone+",
      "cwt hundredweight+"
    };
    for (String line : simple) {
      String[] parts = line.split(" ");
      add(parts[0].replace('_', ' '), parts[1].replace('_', ' '));
    }
    String[] lengths = {
      "km kilometer/kilometers",
      "m meter/meters",
      "cm centimeter/centimeters",
      "mm millimeter/millimeters",
      "mi mile/miles",
      "ft foot/feet",
      "in inch/inches",
      "yd yard/yards"
    };
    for (String line : lengths) {
      String[] parts = line.split("[ /]");
      for (String two : new String[] {"²", "2", "^2"}) {
        UNITS.put(parts[0] + two, new Unit("square " + parts[1], "square " + parts[2]));
      }
      for (String three : new String[] {"³", "3", "^3"}) {
        UNITS.put(parts[0] + three, new Unit("cubic " + parts[1], "cubic " + parts[2]));
      }
    }
    UNITS.put("m/s²", new Unit("meter per second squared", "meters per second squared"));
  }

  private Units() {}

  private static void add(String sign, String words) {
    int slash = words.indexOf('/');
    if (words.endsWith("+")) {
      String same = words.substring(0, words.length() - 1);
      UNITS.put(sign, new Unit(same, same));
    } else if (slash > 0) {
      UNITS.put(sign, new Unit(words.substring(0, slash), words.substring(slash + 1)));
    } else {
      UNITS.put(sign, new Unit(words, words + "s"));
    }
  }

  /** All signs as an alternation for a pattern. */
  static String pattern() {
    return Figures.anyOf(UNITS.keySet());
  }

  /** Whether a sign may stand apart from its number. */
  static boolean mayBeLoose(String sign) {
    return sign.length() > 1 || LOOSE_LETTERS.contains(sign);
  }

  /** The words of a unit, in the spelling of the variant; null if the sign is none. */
  static @Nullable String words(String sign, boolean singular, boolean british) {
    Unit unit = UNITS.get(sign);
    if (unit == null) {
      return null;
    }
    String words = singular ? unit.one() : unit.many();
    return british ? words.replace("meter", "metre").replace("liter", "litre") : words;
  }
}
