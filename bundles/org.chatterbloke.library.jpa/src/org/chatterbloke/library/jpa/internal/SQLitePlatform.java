package org.chatterbloke.library.jpa.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.persistence.core.sessions.CoreSession;
import org.eclipse.persistence.expressions.ExpressionOperator;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.expressions.ExpressionSQLPrinter;
import org.eclipse.persistence.internal.expressions.SQLSelectStatement;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.platform.database.DatabasePlatform;
import org.eclipse.persistence.queries.ValueReadQuery;
import org.jspecify.annotations.Nullable;

/**
 * What EclipseLink has to know about SQLite: paging by LIMIT and OFFSET, no row locks (a
 * transaction locks the file), {@code ||} for concatenation, instants as UTC text that sorts
 * ("yyyy-mm-dd hh:mm:ss.ffffff"), booleans as 0 and 1, UUIDs as text.
 */
public final class SQLitePlatform extends DatabasePlatform {

  private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  /** Length of a date and time down to the second. */
  private static final int SECONDS_LENGTH = 19;

  /** Called by EclipseLink. */
  public SQLitePlatform() {
    setUsesBatchWriting(false);
    setShouldBindAllParameters(true);
    setPingSQL("SELECT 1");
  }

  @Override
  public boolean supportsIdentity() {
    return true;
  }

  @Override
  public ValueReadQuery buildSelectQueryForIdentity() {
    ValueReadQuery query = new ValueReadQuery();
    query.setSQLString("SELECT last_insert_rowid()");
    return query;
  }

  @Override
  public ValueReadQuery getTimestampQuery() {
    ValueReadQuery query = new ValueReadQuery();
    query.setSQLString("SELECT strftime('%Y-%m-%d %H:%M:%f000','now')");
    return query;
  }

  @Override
  public boolean supportsSequenceObjects() {
    return false;
  }

  @Override
  public boolean supportsForeignKeyConstraints() {
    return false;
  }

  @Override
  public boolean supportsLocalTempTables() {
    return false;
  }

  @Override
  public boolean supportsGlobalTempTables() {
    return false;
  }

  @Override
  public boolean supportsStoredFunctions() {
    return false;
  }

  @Override
  public String getSelectForUpdateString() {
    return "";
  }

  @Override
  public String getSelectForUpdateNoWaitString() {
    return "";
  }

  @Override
  public int computeMaxRowsForSQL(int firstResult, int maxResults) {
    return maxResults - Math.max(firstResult, 0);
  }

  @Override
  public void printSQLSelectStatement(
      @Nullable DatabaseCall call,
      @Nullable ExpressionSQLPrinter printer,
      @Nullable SQLSelectStatement statement) {
    Objects.requireNonNull(call);
    Objects.requireNonNull(printer);
    Objects.requireNonNull(statement);
    int most = statement.getQuery() == null ? 0 : statement.getQuery().getMaxRows();
    int first = statement.getQuery() == null ? 0 : statement.getQuery().getFirstResult();
    if (!shouldUseRownumFiltering() || most <= 0 && first <= 0) {
      super.printSQLSelectStatement(call, printer, statement);
      return;
    }
    statement.setUseUniqueFieldAliases(true);
    call.setFields(statement.printSQL(printer));
    printer.printString(" LIMIT ");
    if (most > 0) {
      printer.printParameter(DatabaseCall.MAXROW_FIELD);
    } else {
      printer.printString("-1");
    }
    printer.printString(" OFFSET ");
    printer.printParameter(DatabaseCall.FIRSTRESULT_FIELD);
    call.setIgnoreFirstRowSetting(true);
    call.setIgnoreMaxResultsSetting(true);
  }

  @Override
  protected void initializePlatformOperators() {
    super.initializePlatformOperators();
    addOperator(ExpressionOperator.simpleLogicalNoParens(ExpressionOperator.Concat, "||"));
    addOperator(ExpressionOperator.simpleTwoArgumentFunction(ExpressionOperator.Locate, "INSTR"));
  }

  @Override
  public void setParameterValueInDatabaseCall(
      @Nullable Object parameter,
      @Nullable PreparedStatement statement,
      int index,
      @Nullable AbstractSession session)
      throws SQLException {
    super.setParameterValueInDatabaseCall(toColumn(parameter), statement, index, session);
  }

  private static @Nullable Object toColumn(@Nullable Object value) {
    return switch (value) {
      case Instant instant -> TIME.format(instant.atOffset(ZoneOffset.UTC));
      case Timestamp time -> TIME.format(time.toInstant().atOffset(ZoneOffset.UTC));
      case LocalDateTime time -> TIME.format(time);
      case UUID id -> id.toString();
      case Boolean truth -> truth ? 1 : 0;
      case null -> null;
      default -> value;
    };
  }

  @Override
  public <T> T convertObject(@Nullable Object source, @Nullable Class<T> type) {
    return super.convertObject(fromColumn(source, type), type);
  }

  @Override
  public <T> T convertObject(
      @Nullable Object source,
      @Nullable Class<T> type,
      @Nullable CoreSession<?, ?, ?, ?, ?> session) {
    return super.convertObject(fromColumn(source, type), type, session);
  }

  private static @Nullable Object fromColumn(@Nullable Object source, @Nullable Class<?> type) {
    if (source instanceof String text && text.length() >= SECONDS_LENGTH && type != null) {
      if (type == Instant.class) {
        return time(text).toInstant(ZoneOffset.UTC);
      }
      if (type == Timestamp.class) {
        return Timestamp.from(time(text).toInstant(ZoneOffset.UTC));
      }
      if (type == LocalDateTime.class) {
        return time(text);
      }
    }
    return source;
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }
}
