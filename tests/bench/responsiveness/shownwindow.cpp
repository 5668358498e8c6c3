// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/responsiveness/shownwindow.h"

#include <QApplication>
#include <QEventLoop>
#include <QStyleFactory>
#include <QTimer>

namespace Chaos::Bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 120s;

} // namespace

void wait(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitUntil(const std::function<bool()> &isThere)
{
    QEventLoop loop;
    bool came = false;
    QTimer look;
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        came = isThere();
        if (came)
            loop.quit();
    });
    look.start(20ms);
    loop.exec();
    return came;
}

MainWindow *shownWindow()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget); window && window->isVisible())
            return window;
    }
    return nullptr;
}

void undress()
{
    QApplication::setStyle(QStyleFactory::create(u"fusion"_s));
    QApplication::setPalette(QPalette());
    QApplication::setFont(QFont());
}

} // namespace Chaos::Bench
