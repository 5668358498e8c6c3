// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktopnotice.h"

#include <QDBusConnection>
#include <QThreadPool>
#include <QVariantMap>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestTitle = 100; ///< characters
constexpr qsizetype longestText = 400;

QString bounded(const QString &text, qsizetype most)
{
    QString plain = text.left(most).simplified();
    if (text.size() > most)
        plain += u'…';
    // What turns text around or cannot be seen has no business on somebody's desk.
    plain.removeIf([](QChar c) { return c.category() == QChar::Other_Format || c.unicode() < 32; });
    return plain;
}

} // namespace

QDBusMessage DesktopNotice::callFor(const QString &title, const QString &text)
{
    constexpr uchar critical = 2;
    constexpr int untilItIsRead = 0;
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
        u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(critical)},
                            {u"category"_s, u"im.error"_s},
                            {u"desktop-entry"_s, u"chaosroom"_s}};
    call << u"Chaosroom"_s << 0U << u"dialog-warning"_s << bounded(title, longestTitle)
         << bounded(text, longestText).toHtmlEscaped() << QStringList() << hints << untilItIsRead;
    return call;
}

void DesktopNotice::show(const QString &title, const QString &text)
{
    // To find the bus may take a while, and the widgets' thread waits for nobody.
    QThreadPool::globalInstance()->start([call = callFor(title, text)] {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (bus.isConnected())
            bus.send(call);
    });
}

} // namespace Chaos
