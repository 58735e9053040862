/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AttPassphraseFunc:
 * @passphrase: what was typed, only during the call
 * @user_data: user data
 */
typedef void (*AttPassphraseFunc) (const char *passphrase, gpointer user_data);

GtkWindow *att_passphrase_ask (GtkWindow *parent, const char *heading, const char *body, const char *verb,
                               AttPassphraseFunc func, gpointer data, GDestroyNotify destroy);
GtkWindow *att_passphrase_choose (GtkWindow *parent, const char *heading, const char *body, const char *verb,
                                  AttPassphraseFunc func, gpointer data, GDestroyNotify destroy);

G_END_DECLS
