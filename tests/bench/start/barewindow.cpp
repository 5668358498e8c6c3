// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QApplication>
#include <QMainWindow>
#include <QMenuBar>
#include <QPainter>
#include <QStatusBar>
#include <QToolBar>

namespace {

class Painted final : public QWidget
{
protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), QColor(0x15, 0x1b, 0x23));
        painter.setPen(QColor(0x27, 0x31, 0x3d));
        for (int y = 0; y < height(); y += 22)
            painter.drawLine(0, y, width(), y);
    }
};

} // namespace

/// The least a Qt program with a main window can be: what the room's own start is held against.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.menuBar()->addMenu(QStringLiteral("File"))->addAction(QStringLiteral("Quit"));
    window.addToolBar(QStringLiteral("Tools"))->addAction(QStringLiteral("Start"));
    window.statusBar()->showMessage(QStringLiteral("Ready"));
    auto *painted = new Painted;
    window.setCentralWidget(painted);
    window.resize(1600, 1000);
    window.show();
    return QApplication::exec();
}
