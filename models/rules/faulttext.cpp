// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rules/faulttext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

struct FaultWording
{
    Q_DECLARE_TR_FUNCTIONS(FaultText)
};

using Fault = ProxyFault::Kind;

/// "2 s", "200 ms".
QString secondsText(Micros length)
{
    const double micros = double(length.count());
    return length >= std::chrono::seconds(1)
        ? FaultWording::tr("%1 s").arg(QString::number(micros / 1e6, 'g', 9))
        : FaultWording::tr("%1 ms").arg(QString::number(micros / 1e3, 'g', 6));
}

QString bytesText(std::int64_t bytes)
{
    return FaultWording::tr("%1 bytes").arg(QLocale(QLocale::English).toString(qlonglong(bytes)));
}

QString rateText(std::int64_t bytes)
{
    if (bytes < 1000)
        return FaultWording::tr("%1 B/s").arg(bytes);
    return bytes < 1'000'000
        ? FaultWording::tr("%1 kB/s").arg(QString::number(double(bytes) / 1e3, 'g', 4))
        : FaultWording::tr("%1 MB/s").arg(QString::number(double(bytes) / 1e6, 'g', 6));
}

/// What is a number with its unit, or stands between two of them.
bool isMeasure(const QString &word)
{
    static const QRegularExpression form(
        u"^(?:[0-9].*|ms|s|b|kb|mb|b/s|kb/s|mb/s|bytes?|±|jitter)$"_s);
    return form.match(word).hasMatch();
}

/// The words with which a fault begins, without what is measured: "ws close".
QString wordsOf(const ProxyFault &fault)
{
    QStringList words;
    const QStringList parts = fault.line().split(u' ');
    for (const QString &part : parts) {
        if (part.front().isDigit())
            break;
        words << part;
    }
    return words.join(u' ');
}

} // namespace

QString faultText(const ProxyFault &fault)
{
    switch (fault.kind) {
    case Fault::None:
        return FaultWording::tr("passes everything on");
    case Fault::Latency:
        return fault.jitter > Micros(0)
            ? FaultWording::tr("%1 late ± %2")
                  .arg(secondsText(fault.delay), secondsText(fault.jitter))
            : FaultWording::tr("%1 late").arg(secondsText(fault.delay));
    case Fault::Bandwidth:
        return FaultWording::tr("%1 each way").arg(rateText(fault.bytes));
    case Fault::Refuse:
        return FaultWording::tr("refuses");
    case Fault::Reset:
        return FaultWording::tr("resets");
    case Fault::BlackHole:
        return FaultWording::tr("black hole");
    case Fault::CutAfter:
        return FaultWording::tr("cut after %1").arg(bytesText(fault.bytes));
    case Fault::HttpStatus:
        return FaultWording::tr("answers %1").arg(fault.code);
    case Fault::SlowBody:
        return FaultWording::tr("bodies at %1").arg(rateText(fault.bytes));
    case Fault::WsRefuse:
        return FaultWording::tr("answers %1 to WebSockets").arg(fault.code);
    case Fault::WsBadAccept:
        return FaultWording::tr("accepts WebSockets wrongly");
    case Fault::WsClose:
        return FaultWording::tr("closes WebSockets with %1").arg(fault.code);
    case Fault::WsEmptyClose:
        return FaultWording::tr("closes WebSockets without a code");
    case Fault::WsNoPong:
        return FaultWording::tr("WebSockets: no pong");
    case Fault::WsCloseUnanswered:
        return FaultWording::tr("WebSockets: close never answered");
    case Fault::WsMaskedFrame:
        return FaultWording::tr("WebSockets: a masked frame");
    case Fault::WsInvalidUtf8:
        return FaultWording::tr("WebSockets: text that is no UTF-8");
    case Fault::WsReservedBits:
        return FaultWording::tr("WebSockets: reserved bits");
    case Fault::WsReservedOpcode:
        return FaultWording::tr("WebSockets: a reserved opcode");
    case Fault::WsFragmentedControl:
        return FaultWording::tr("WebSockets: a ping in pieces");
    case Fault::WsTruncatedFrame:
        return FaultWording::tr("WebSockets: half a frame, then the end");
    case Fault::WsTruncatedSilence:
        return FaultWording::tr("WebSockets: half a frame, then silence");
    case Fault::WsOversizeFrame:
        return FaultWording::tr("WebSockets: a frame of 2^63 bytes");
    }
    return {};
}

std::vector<ProxyFault> offeredFaults(const QString &typed)
{
    QStringList words;
    QStringList measures;
    const QStringList parts =
        typed.simplified().toLower().left(200).split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        (isMeasure(part) ? measures : words) << part;
    std::vector<ProxyFault> offers;
    const auto offer = [&offers](const ProxyFault &fault) {
        if (std::ranges::find(offers, fault) == offers.end())
            offers.push_back(fault);
    };
    if (const auto exact = ProxyFault::read(typed))
        offer(*exact);
    const QStringList examples = ProxyFault::known();
    for (const QString &example : examples) {
        const auto known = ProxyFault::read(example);
        if (!known)
            continue;
        const QString about = example + u' ' + faultText(*known).toLower();
        const bool isMeant = std::ranges::all_of(
            words, [&about](const QString &word) { return about.contains(word); });
        if (!isMeant)
            continue;
        const auto measured = measures.isEmpty()
            ? known
            : ProxyFault::read(wordsOf(*known) + u' ' + measures.join(u' '));
        if (measured)
            offer(*measured);
    }
    return offers;
}

} // namespace Chaos
