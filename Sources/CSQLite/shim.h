#pragma once
#include <sqlite3.h>

/// A switch of a connection, whose function takes any argument, for Swift, which cannot call such functions.
static inline int connection_switch(sqlite3 *connection, int option, int is_on) {
  return sqlite3_db_config(connection, option, is_on, (int *)0);
}

/// What is bound is copied, which only a macro can say. No bytes at all are not NULL.
static inline int statement_bind_text(sqlite3_stmt *statement, int place, const char *text, sqlite3_uint64 length) {
  return sqlite3_bind_text64(statement, place, text ? text : "", length, SQLITE_TRANSIENT, SQLITE_UTF8);
}
static inline int statement_bind_bytes(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, place, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}
