package org.chatterbloke.text.english.internal.normaliser;

import java.util.HashMap;
import java.util.Map;

/**
 * A currency in words.
 *
 * @param one its name in the singular, such as "dollar"
 * @param many in the plural
 * @param hundredth a hundredth of it, or "" if it has none that is said
 * @param hundredths in the plural
 */
record Currency(String one, String many, String hundredth, String hundredths) {

  private static final Map<String, Currency> BY_SIGN = new HashMap<>();

  static {
    dollars("$", "");
    dollars("US$", "US ");
    dollars("A$", "Australian ");
    dollars("AU$", "Australian ");
    dollars("C$", "Canadian ");
    dollars("CA$", "Canadian ");
    dollars("NZ$", "New Zealand ");
    dollars("HK$", "Hong Kong ");
    dollars("USD", "US ");
    dollars("AUD", "Australian ");
    dollars("CAD", "Canadian ");
    BY_SIGN.put("£", new Currency("pound", "pounds", "penny", "pence"));
    BY_SIGN.put("GBP", new Currency("pound", "pounds", "penny", "pence"));
    BY_SIGN.put("€", new Currency("euro", "euros", "cent", "cents"));
    BY_SIGN.put("EUR", new Currency("euro", "euros", "cent", "cents"));
    BY_SIGN.put("¥", new Currency("yen", "yen", "", ""));
    BY_SIGN.put("JPY", new Currency("yen", "yen", "", ""));
    BY_SIGN.put("CNY", new Currency("yuan", "yuan", "", ""));
    BY_SIGN.put("₹", new Currency("rupee", "rupees", "paisa", "paise"));
    BY_SIGN.put("INR", new Currency("rupee", "rupees", "paisa", "paise"));
    BY_SIGN.put("Rs.", new Currency("rupee", "rupees", "paisa", "paise"));
    BY_SIGN.put("Rs", new Currency("rupee", "rupees", "paisa", "paise"));
    BY_SIGN.put("CHF", new Currency("Swiss franc", "Swiss francs", "", ""));
    BY_SIGN.put("₩", new Currency("won", "won", "", ""));
    BY_SIGN.put("₽", new Currency("ruble", "rubles", "kopeck", "kopecks"));
    BY_SIGN.put("₺", new Currency("lira", "lira", "", ""));
    BY_SIGN.put("₪", new Currency("shekel", "shekels", "", ""));
    BY_SIGN.put("₿", new Currency("bitcoin", "bitcoins", "", ""));
  }

  private static void dollars(String sign, String country) {
    BY_SIGN.put(sign, new Currency(country + "dollar", country + "dollars", "cent", "cents"));
  }

  /** All signs and codes. */
  static Iterable<String> signs() {
    return BY_SIGN.keySet();
  }

  /** The currency of a sign or code that {@link #signs()} has. */
  static Currency of(String sign) {
    Currency currency = BY_SIGN.get(sign);
    if (currency == null) {
      throw new IllegalArgumentException(sign);
    }
    return currency;
  }
}
