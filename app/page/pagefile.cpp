// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page/pagefile.h"

#include <QCryptographicHash>
#include <QFile>

namespace Chaos {

using namespace Qt::StringLiterals;

QByteArray pageFile(const QString &name)
{
    QFile file(u":/page/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray filledPage(const QString &name, const std::map<QString, QString> &parts)
{
    const QString page = QString::fromUtf8(pageFile(name));
    QString html;
    qsizetype at = 0;
    for (qsizetype open = page.indexOf(u"{{"_s); open >= 0; open = page.indexOf(u"{{"_s, at)) {
        const qsizetype close = page.indexOf(u"}}"_s, open);
        html += QStringView(page).mid(at, open - at);
        const auto part = parts.find(page.mid(open + 2, close - open - 2));
        if (part != parts.end())
            html += part->second;
        at = close + 2;
    }
    html += QStringView(page).mid(at);
    return html.toUtf8();
}

QByteArray pageHash(const QString &name)
{
    const QByteArray hash =
        QCryptographicHash::hash(pageFile(name), QCryptographicHash::Sha256).toBase64();
    return "'sha256-" + hash + "'";
}

} // namespace Chaos
